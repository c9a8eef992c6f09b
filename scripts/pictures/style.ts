/** Like the page of a job on GitHub, in colours of our own. */
export const STYLE = `
  :root {
    --paper: #ffffff; --card: #ffffff; --bar: #f5f7f9; --ink: #1d2330; --soft: #5a6372; --line: #d5dae1;
    --code: #eceff3; --link: #0a5bc4; --good: #17784a; --bad: #b3352a;
  }
  :root.dark {
    --paper: #0f1318; --card: #0f1318; --bar: #161b22; --ink: #e4e8ee; --soft: #98a2b0; --line: #313843;
    --code: #20262f; --link: #6aa6f8; --good: #5fca93; --bad: #f08a7f;
  }
  * { box-sizing: border-box; }
  html { background: var(--paper); }
  body { margin: 0; padding: 2px; width: 1012px; color: var(--ink); background: var(--paper);
    font: 15px/1.5 -apple-system, 'Segoe UI', 'Liberation Sans', Arial, sans-serif; }
  article { border: 1px solid var(--line); border-radius: 8px; background: var(--card); overflow: hidden; }
  article > header { padding: 11px 20px; border-bottom: 1px solid var(--line); background: var(--bar); font-weight: 600; font-size: 14px; }
  article > header span { font-weight: 400; color: var(--soft); }
  article > div { padding: 4px 20px 18px; }
  h1, h2, h3 { line-height: 1.25; margin: 24px 0 14px; font-weight: 600; }
  h1, h2 { padding-bottom: 7px; border-bottom: 1px solid var(--line); }
  h1 { font-size: 29px; } h2 { font-size: 23px; } h3 { font-size: 19px; }
  article > div > :first-child { margin-top: 14px; }
  p, ul, ol, table, pre { margin: 0 0 15px; }
  a { color: var(--link); text-decoration: none; }
  table { border-collapse: collapse; display: block; width: max-content; max-width: 100%; overflow: hidden; font-size: 13px; }
  th, td { padding: 5px 10px; border: 1px solid var(--line); text-align: left; }
  [align='right'] { text-align: right; }
  td:not(:last-child) { white-space: nowrap; }
  th { font-weight: 600; white-space: nowrap; background: var(--bar); }
  code, pre { font-family: ui-monospace, 'Liberation Mono', 'DejaVu Sans Mono', monospace; font-size: 85%; }
  code { padding: 2px 5px; border-radius: 5px; background: var(--code); }
  pre { padding: 14px; border-radius: 7px; background: var(--code); overflow: hidden; line-height: 1.45; }
  pre code { padding: 0; background: none; }
  img { max-width: 100%; }
  .mermaid { display: block; margin: 0 0 18px; padding: 0; background: none; }
  .mermaid svg { width: 100%; }
`
