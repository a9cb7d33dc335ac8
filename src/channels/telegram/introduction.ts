import type { Api } from 'grammy';
import type { LanguageCode } from 'grammy/types';
import type { MenuCommand, TelegramOptions } from './options.js';

/** Tells Telegram what the bot's menu and description are, for each locale and for everybody else. */
export async function introduce(
  api: Api,
  { commandsMenu, defaultLocale, descriptions = {} }: TelegramOptions,
): Promise<void> {
  await inEveryLocale(commandsMenu, defaultLocale, (commands: MenuCommand[], language_code) =>
    api.setMyCommands(commands, { language_code }),
  );
  await inEveryLocale(descriptions, defaultLocale, (description: string, language_code) =>
    api.setMyDescription(description, { language_code }),
  );
}

async function inEveryLocale<T>(
  values: Record<string, T>,
  defaultLocale: string | undefined,
  set: (value: T, language: LanguageCode | undefined) => Promise<unknown>,
): Promise<void> {
  const locales = Object.entries(values);
  const byDefault = locales.find(([locale]) => locale === defaultLocale) ?? locales[0];
  if (byDefault) await set(byDefault[1], undefined);
  for (const [locale, value] of locales) await set(value, locale as LanguageCode);
}
