import { Api } from 'grammy';

/** The longest wait for Telegram. */
const patienceSeconds = 10;

/**
 * The bot's name for deep links (`t.me/<name>`).
 * @returns undefined when Telegram can not be asked now
 */
export async function askBotName({
  token,
  apiRoot,
}: {
  token: string;
  apiRoot: string;
}): Promise<string | undefined> {
  const api = new Api(token, { apiRoot, timeoutSeconds: patienceSeconds });
  try {
    return (await api.getMe()).username;
  } catch {
    return undefined;
  }
}
