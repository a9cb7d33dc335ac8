/**
 * For the stand-in of web.whatsapp.com alone: nobody trusts it, and the browser of the tests is told not to ask.
 * Made with: openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj /CN=web.whatsapp.com
 */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBqTCCAVCgAwIBAgIUN2VUw/mVAYRtwvRzBS8gy9uzMVswCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQd2ViLndoYXRzYXBwLmNvbTAgFw0yNjExMjUwMDU1MzVaGA8y
MTI2MTEwMTAwNTUzNVowGzEZMBcGA1UEAwwQd2ViLndoYXRzYXBwLmNvbTBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABHZlYcVmk9wmCqDxq6KK4GCssxzuPcQ/5ACQ
v+6B1NyNpI0oIrMLtCcSh+SleulksoRH3OLiSGRnAy+E0VosiIGjcDBuMB0GA1Ud
DgQWBBTsivQd3vqaS/p7N77n7v/Z45zWXjAfBgNVHSMEGDAWgBTsivQd3vqaS/p7
N77n7v/Z45zWXjAPBgNVHRMBAf8EBTADAQH/MBsGA1UdEQQUMBKCEHdlYi53aGF0
c2FwcC5jb20wCgYIKoZIzj0EAwIDRwAwRAIgPHxZsOt67ZlOqvsMp1BMpL5OFf6h
+1D7o/8Ak1Wdu3UCIBM2HrGf/3Mqhqrb3fiAL7J9f2xE4Hq7nxMLhy7UHwoz
-----END CERTIFICATE-----
`;

export const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgOnyNdp/j1IZQCA2V
WMgmDOMKayyHviW+jRPAfeQ+P9ShRANCAAR2ZWHFZpPcJgqg8auiiuBgrLMc7j3E
P+QAkL/ugdTcjaSNKCKzC7QnEofkpXrpZLKER9zi4khkZwMvhNFaLIiB
-----END PRIVATE KEY-----
`;
