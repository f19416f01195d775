import { createServer, request, type Server } from 'node:http';

/**
 * Stands before a server on `http://localhost` for browsers that keep no secure cookie there (Chromium before 90, Safari):
 * they get the same cookies without the word that asks for https.
 */
export function plainCookies(port: number, serverPort: number): Promise<Server> {
  const server = createServer((asked, answer) => {
    const cookie = asked.headers.cookie?.replace(/\bplain-/g, '__Host-');
    const passed = request(
      {
        port: serverPort,
        method: asked.method,
        path: asked.url,
        headers: { ...asked.headers, ...(cookie && { cookie }) },
      },
      (given) => {
        const cookies = given.headers['set-cookie']?.map((each) =>
          each.replace(/^__Host-/, 'plain-').replace(/; Secure/i, ''),
        );
        answer.writeHead(given.statusCode!, { ...given.headers, ...(cookies && { 'set-cookie': cookies }) });
        given.pipe(answer);
      },
    );
    // As a network that is gone: no answer at all.
    passed.on('error', () => asked.socket.destroy());
    asked.pipe(passed);
  });
  return new Promise((resolve) => server.listen(port, () => resolve(server)));
}
