import { Html } from './html.ts'

export const STYLE = new Html(`
  :root {
    color-scheme: light dark;
    --paper: #f5f6f8;
    --card: #ffffff;
    --ink: #1a1f2b;
    --soft: #5c6474;
    --line: #e1e4ea;
    --rail: #eef0f4;
    --window: #1a1f2b0b;
    --hatch: #ffffff38;
    --on-block: #ffffff;
    --v1: #4666b0;
    --v2: #0f8070;
    --v3: #b4641c;
    --v4: #a83a68;
    --good: #17784a;
    --good-paper: #e3f4ea;
    --warn: #8a5a00;
    --warn-paper: #fdf1d7;
    --bad: #b3352a;
    --bad-paper: #fce9e6;
    --calm: #3b5b8c;
    --calm-paper: #e7eef8;
    --work: #6b7fa6;
    --gate: #17784a;
    --back: #c08a1e;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --paper: #12151b;
      --card: #1a1e26;
      --ink: #e7eaf0;
      --soft: #9aa3b2;
      --line: #2b313c;
      --rail: #242a34;
      --window: #ffffff0c;
      --hatch: #00000030;
      --on-block: #0f1217;
      --v1: #8ba7ea;
      --v2: #4cc3ae;
      --v3: #e39a55;
      --v4: #e583ab;
      --good: #63cf98;
      --good-paper: #17342a;
      --warn: #e6b657;
      --warn-paper: #38301c;
      --bad: #f28b80;
      --bad-paper: #3d2323;
      --calm: #93b3e6;
      --calm-paper: #1f2b3f;
      --work: #7f93bb;
      --gate: #4fb985;
      --back: #d3a445;
    }
  }
  * { box-sizing: border-box; }
  body {
    margin: 0;
    background: var(--paper);
    color: var(--ink);
    font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif;
  }
  main { max-width: 1040px; margin: 0 auto; padding: 40px 20px 64px; }
  h1, h2, h3, p, dl, dd { margin: 0; }
  h1 { font-size: 30px; line-height: 1.2; letter-spacing: -0.02em; }
  h2 { font-size: 18px; line-height: 1.3; letter-spacing: -0.01em; }
  h3 { font-size: 13px; color: var(--soft); font-weight: 600; }
  code { font: 0.88em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
  .quiet, .facts, .about, .requests, .legend { color: var(--soft); font-size: 13.5px; }
  .brand { color: var(--soft); font-size: 13.5px; font-weight: 600; margin-bottom: 6px; }
  .top { margin-bottom: 28px; }
  .top h1 + p { max-width: 46rem; margin: 10px 0 6px; color: var(--soft); }
  .top b { color: var(--ink); font-weight: 600; }

  .card {
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 10px;
    padding: 20px 24px;
    margin-bottom: 20px;
  }
  .card > header { display: flex; align-items: center; justify-content: space-between; gap: 12px; }
  .card p { overflow-wrap: anywhere; }
  .step { color: var(--soft); font-weight: 400; margin-right: 4px; }
  .verdict { flex: none; padding: 3px 12px; border-radius: 999px; font-size: 13px; font-weight: 600; }
  .success .verdict { color: var(--good); background: var(--good-paper); }
  .rolled-back .verdict { color: var(--warn); background: var(--warn-paper); }
  .skipped .verdict { color: var(--calm); background: var(--calm-paper); }
  .failure .verdict { color: var(--bad); background: var(--bad-paper); }
  .facts { display: flex; flex-wrap: wrap; gap: 2px 18px; margin-top: 2px; }
  .about { margin-top: 10px; font-size: 15px; }
  .headline { margin: 4px 0 16px; font-weight: 500; }

  .chart { display: block; margin-top: 10px; overflow: visible; }
  .chart .window { fill: var(--window); }
  .chart .start { stroke: var(--soft); stroke-opacity: 0.35; stroke-dasharray: 2 3; }
  .chart .hatch { fill: var(--hatch); }
  .chart .number { fill: var(--soft); font-size: 13px; font-weight: 600; text-anchor: middle; }
  .chart .axis, .chart line.tick { stroke: var(--soft); stroke-opacity: 0.5; }
  .chart text.tick { fill: var(--soft); font-size: 12px; text-anchor: middle; }
  .chart text.first { text-anchor: start; }
  .chart text.last { text-anchor: end; }
  .chart .lane { fill: var(--ink); font-size: 13px; font-weight: 600; }
  .chart .version { paint-order: stroke; fill: var(--on-block); font-size: 14px; font-weight: 600; text-anchor: middle; }
  .block.v1 { fill: var(--v1); }
  .block.v2 { fill: var(--v2); }
  .block.v3 { fill: var(--v3); }
  .block.v4 { fill: var(--v4); }
  .block.nothing { fill: var(--rail); }
  .legend { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 14px 0 4px; }
  .swatch { display: inline-block; width: 11px; height: 11px; border-radius: 3px; margin-right: 7px; }
  .swatch.v1 { background: var(--v1); }
  .swatch.v2 { background: var(--v2); }
  .swatch.v3 { background: var(--v3); }
  .swatch.v4 { background: var(--v4); }
  .swatch.nothing { background: var(--rail); border: 1px solid var(--line); }

  .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 20px; margin: 28px 0; }
  .figures dt { font-size: 24px; font-weight: 600; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
  .figures dd { color: var(--soft); font-size: 13.5px; }

  .row {
    display: grid;
    grid-template: 'who what bar time' / 36px 136px minmax(0, 1fr) 58px;
    column-gap: 10px;
    align-items: center;
    padding: 2px 0;
    font-size: 13.5px;
  }
  .gantt .who { grid-area: who; }
  .gantt .what { grid-area: what; }
  .gantt svg { grid-area: bar; }
  .gantt .time { grid-area: time; }
  .gantt svg { display: block; }
  .gantt .who { font-weight: 600; }
  .gantt .what { color: var(--soft); }
  .gantt .what b { color: var(--bad); }
  .gantt .time { text-align: right; font-variant-numeric: tabular-nums; }
  .rail { fill: var(--rail); }
  .bar.work { fill: var(--work); }
  .bar.gate { fill: var(--gate); }
  .bar.back { fill: var(--back); }
  .bar.failed { fill: var(--bad); }

  details { margin-top: 16px; }
  summary { cursor: pointer; font-size: 13.5px; font-weight: 600; }
  summary:focus-visible { outline: 2px solid var(--calm); outline-offset: 3px; border-radius: 3px; }
  .scroll { overflow-x: auto; margin-top: 8px; }
  table { border-collapse: collapse; width: 100%; min-width: 640px; font-size: 13px; }
  th { text-align: left; color: var(--soft); font-weight: 600; }
  th, td { padding: 6px 14px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
  td:nth-child(-n + 3) { white-space: nowrap; }
  .figure { text-align: right; font-variant-numeric: tabular-nums; }
  tbody tr:last-child td { border-bottom: 0; }
  .detail { overflow-wrap: anywhere; color: var(--soft); }
  .mark { font-weight: 600; }
  .mark.pass { color: var(--good); }
  .mark.fail { color: var(--bad); }

  .notes { margin-top: 16px; font-size: 13.5px; }
  .card > footer {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: end;
    gap: 10px 28px;
    margin-top: 18px;
    padding-top: 14px;
    border-top: 1px solid var(--line);
    font-size: 13.5px;
  }
  .served .address { margin: 0 8px 0 4px; }
  .served code { color: var(--soft); }
  .requests span { margin-left: 10px; white-space: nowrap; }
  .requests b { color: var(--ink); font-variant-numeric: tabular-nums; }

  @media (max-width: 560px) {
    main { padding: 24px 12px 40px; }
    h1 { font-size: 24px; }
    .card { padding: 16px; }
    .card > header { align-items: start; }
    .row { grid-template: 'who what time' 'bar bar bar' / 36px minmax(0, 1fr) 58px; row-gap: 2px; padding: 4px 0; }
    .figures { grid-template-columns: 1fr 1fr; }
  }
`)
