// The page's own style sheets, as text. A site that is bundled has the text here.

const FILES = ['style', 'plot', 'card', 'formula', 'derivation', 'play_layout', 'play_transport', 'play_data', 'play_diagram', 'play_curve', 'play_numbers', 'softmax',
  'elements'];

/** @returns {Promise<string>} */
export async function styleText() {
  const texts = await Promise.all(FILES.map(async (name) => {
    const url = new URL(`../${name}.css`, import.meta.url);
    // Who does not ask for CSS gets a module of it from servers for development.
    const response = await fetch(url, {headers: {accept: 'text/css'}});
    if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
    return response.text();
  }));
  return texts.join('\n');
}
