import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/**
 * What a person hears when everything else fails: one fixed text, with no database, no secret and no library behind it.
 * GSM-7, two segments; it names nothing.
 */
const TEXT =
  'Petit ennui technique, on te revient. En danger? Appelle le 911. ' +
  'Technical trouble, we will get back to you. In danger? Call 911. Need to talk / parler: 9-8-8.';

export function handler(): Promise<APIGatewayProxyStructuredResultV2> {
  return Promise.resolve({
    statusCode: 200,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: `<?xml version="1.0" encoding="UTF-8"?><Response><Message>${TEXT}</Message></Response>`,
  });
}
