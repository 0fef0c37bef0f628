// Makes frames of Activation Playground as tall as what they show: <script async src="…/embed.js"></script> in the page
// that has them, once, before or after them; frames that come later are found too. They are those from this file's folder.
{
  const folder = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  addEventListener('message', ({data, source}) => {
    if (data === null || typeof data !== 'object' || data.type !== 'activation-playground:resize') return;
    const {height} = data;
    if (typeof height !== 'number' || !Number.isFinite(height)) return;
    for (const frame of document.querySelectorAll('iframe')) {
      // Only who is in a frame says how tall that frame is, and of someone else's frames nobody does.
      if (frame.contentWindow !== source || !frame.src.startsWith(folder)) continue;
      frame.style.height = `${Math.min(Math.max(Math.ceil(height), 120), 4000)}px`;
    }
  });
}
