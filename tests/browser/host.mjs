// A page of someone else's on the tested site: what stands in it comes from the test, whatever folder is served.

/** Its address; not that of any file. */
export const HOST = 'host.html';

/** For the `prepare` of a page that opens HOST. @param {string} body */
export const hosting = (body) => async (page) => {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A tutorial</title>\n${body}`;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isHost = request.isNavigationRequest() && new URL(request.url()).pathname === `/${HOST}`;
    return isHost ? request.respond({contentType: 'text/html', body: html}) : request.continue();
  });
};
