/** Texts whose contrast with what lies behind them is under 4.5 to 1 (WCAG 2.2, 1.4.3). */
export const TOO_FAINT = `(() => {
  const parse = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((one) => one / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const hasWords = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
  const shown = [...document.body.querySelectorAll('*')].filter((one) => one.checkVisibility() && (hasWords(one) || one.value));
  if (shown.length < 10) return ['hardly anything is shown'];
  return shown.flatMap((one) => {
    const [ink, paper] = [light(parse(getComputedStyle(one).color)), light(behind(one))];
    const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    return ratio < 4.5 ? [one.tagName + ' ' + one.textContent.slice(0, 30) + ' ' + ratio.toFixed(2)] : [];
  });
})()`;
