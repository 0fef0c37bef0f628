// Makes frames of Activation Playground as tall as what they show: <script async src="…/embed.js"></script> in the page
// that has them, once, before or after them; frames that come later are found too. They are those from this file's folder.
{
  const folder = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const frames = () => [...document.querySelectorAll('iframe')].filter(({src}) => src.startsWith(folder));
  addEventListener('message', ({data, source}) => {
    if (data === null || typeof data !== 'object' || data.type !== 'activation-playground:resize') return;
    const {height} = data;
    if (typeof height !== 'number' || !Number.isFinite(height)) return;
    // Only who is in a frame says how tall that frame is, and of someone else's frames nobody does.
    const frame = frames().find(({contentWindow}) => contentWindow === source);
    if (frame) frame.style.height = `${Math.min(Math.max(Math.ceil(height), 120), 4000)}px`;
  });
  // Who told it before this was here is asked once.
  for (const {contentWindow} of frames()) contentWindow?.postMessage({type: 'activation-playground:height'}, '*');
}
