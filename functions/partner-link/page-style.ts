/**
 * The look of the page: for a phone on a dashboard, at night and with gloves on. The browser's own letters, no image, nothing
 * that moves. In the dark there is no bright surface; what can be pressed is 4 rem high and a finger apart from the next.
 */
export const PAGE_STYLE =
  ':root{color-scheme:light dark;--paper:#fff;--ink:#15181b;--quiet:#4a5157;--line:#6f777e;--box:#eef1f4;--go:#174f7c;--ongo:#fff;--link:#174f7c;--warn:#8a1c14;--warnbox:#fdeeec}' +
  '@media(prefers-color-scheme:dark){:root{--paper:#0e1113;--ink:#e6eaed;--quiet:#aab3ba;--line:#727c84;--box:#1b2024;--go:#1f5a8a;--ongo:#fff;--link:#8cc4f2;--warn:#ffb4ab;--warnbox:#2c1715}}' +
  '*{box-sizing:border-box}html{background:var(--paper)}' +
  'body{max-width:36rem;margin:0 auto;padding:1rem;background:var(--paper);color:var(--ink);font:1.1875rem/1.45 system-ui,sans-serif;overflow-wrap:anywhere}' +
  'h1{margin:0;font-size:1.6rem;line-height:1.25}h2{margin:1.5rem 0 .5rem;font-size:1.3rem}p{margin:.75rem 0}' +
  'small{display:block;color:var(--quiet);font-size:1rem;font-weight:400}' +
  '.at{margin:.75rem 0;padding:.75rem 1rem;border-radius:.6rem;background:var(--box)}.at b{display:block;font-size:2rem;line-height:1.2}' +
  'dl{margin:0}dt{margin-top:.9rem;color:var(--quiet)}dt small{display:inline}dd{margin:0;font-weight:600}dd small{margin:0}' +
  '.words{font-weight:400;white-space:pre-wrap}' +
  'a{display:block;margin:.9rem 0;padding:.5rem 0;color:var(--link);font-weight:600}' +
  '.note{padding:.75rem 1rem;border:2px solid var(--warn);border-radius:.6rem;background:var(--warnbox)}.note b,.note dt{color:var(--warn)}.note dt:first-child{margin-top:0}' +
  'button,summary{display:block;width:100%;min-height:4rem;margin:.9rem 0 0;padding:.6rem 1rem;border:2px solid var(--line);border-radius:.75rem;background:var(--box);color:var(--ink);font:inherit;font-weight:600;text-align:center;cursor:pointer;touch-action:manipulation}' +
  'summary{list-style:none}summary::-webkit-details-marker{display:none}' +
  'details[open]{margin-top:.9rem;padding:0 .9rem .9rem;border:2px solid var(--line);border-radius:.75rem}details[open]>summary{border:0;background:none}' +
  '.go{border-color:var(--go);background:var(--go);color:var(--ongo)}.go small{color:var(--ongo)}' +
  'label{display:block;margin-top:.9rem;font-weight:600}' +
  'input{width:7rem;min-height:3.5rem;margin-top:.4rem;padding:.4rem .8rem;border:2px solid var(--line);border-radius:.6rem;background:var(--paper);color:var(--ink);font:inherit;font-size:1.5rem}' +
  ':focus-visible{outline:4px solid var(--ink);outline-offset:3px}' +
  'footer{margin-top:1.75rem;padding-top:.75rem;border-top:1px solid var(--line)}';
