/** No browser is downloaded at install: Chromium is found on PATH or named by WHATSAPP_BROWSER. */
module.exports = { skipDownload: true };
