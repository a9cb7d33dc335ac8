/** Colours of documents and charts, as `#rrggbb`; told apart also by people who see no red or green. */
export const palette = {
  ink: '#1b2430',
  muted: '#5a6675',
  line: '#d5dbe3',
  shade: '#f2f5f8',
  accent: '#0f6b5c',
  series: ['#0f6b5c', '#d9822b', '#3b5ba5', '#a23b72'],
} as const;
