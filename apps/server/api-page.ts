type Schema = { type?: string | string[]; enum?: unknown[]; items?: Schema; anyOf?: Schema[]; properties?: Record<string, Schema>; $ref?: string; description?: string };
type Operation = {
  summary: string; tags: string[]; 'x-verb': string | string[];
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
};

/** The OpenAPI document as a page a person can read: grouped by room, each route a line with its right and its fields. */
export function apiPage(document: Record<string, unknown>, nonce: string): string {
  const paths = document['paths'] as Record<string, Record<string, Operation>>;
  const all = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));
  const tags = [...new Set(all.map((one) => one.operation.tags[0] ?? ''))].sort();
  const sections = tags.map((tag) => `<section><h2 id="${escape(tag)}">${escape(tag)}</h2>${all.filter((one) => one.operation.tags[0] === tag).map(article).join('')}</section>`);
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>E-Rekap API</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main><h1>E-Rekap API</h1><p>Dibuat dari kontrak yang memeriksa setiap permintaan. Dokumen mesin: <a href="/api/openapi.json">openapi.json</a>.
Setiap galat: <code>application/problem+json</code> dengan <code>code</code>, kalimat, dan <code>fix</code>. Setiap penulisan membawa header <code>Idempotency-Key</code>.</p>
<nav>${tags.map((tag) => `<a href="#${escape(tag)}">${escape(tag)}</a>`).join(' · ')}</nav>${sections.join('')}</main></body></html>`;
}

function article({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const body = operation.requestBody?.content['application/json']?.schema;
  const answer = operation.responses['200']?.content?.['application/json']?.schema;
  return `<details><summary><b>${method.toUpperCase()}</b> <code>${escape(path)}</code> — ${escape(operation.summary)} <small>hak: ${escape([operation['x-verb']].flat().join(' / '))}</small></summary>
${operation.parameters.length > 0 ? `<table>${operation.parameters.map((p) => `<tr><th scope="row">${escape(p.name)}</th><td>${p.in}${p.required ? ', wajib' : ''}</td><td>${escape(typeName(p.schema))}</td></tr>`).join('')}</table>` : ''}
${body ? `<h3>Kiriman</h3>${fields(body)}` : ''}${answer ? `<h3>Jawaban</h3>${fields(answer)}` : ''}</details>`;
}

function fields(schema: Schema, depth = 0): string {
  const inner = schema.items ?? schema;
  if (!inner.properties || depth > 4) return `<p><code>${escape(typeName(schema))}</code></p>`;
  const rows = Object.entries(inner.properties).map(([name, of]) => `<li><code>${escape(name)}</code> ${escape(typeName(of))}${(of.items ?? of).properties ? fields(of, depth + 1) : ''}</li>`);
  return `<ul>${rows.join('')}</ul>`;
}

function typeName(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map(typeName).join(' | ');
  if (schema.enum) return schema.enum.map(String).join(' | ');
  if (schema.items) return `${typeName(schema.items)}[]`;
  return [schema.type ?? 'apa saja'].flat().join(' | ');
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1b2430;background:#fbfaf7}main{max-width:60rem;margin:auto;padding:1rem}
summary{padding:.5rem 0;cursor:pointer;border-bottom:1px solid #d9d5ca}small{color:#55606e}th{text-align:left;padding-right:1rem}td{padding-right:1rem}h3{font-size:1rem;margin:.5rem 0}a{color:#0b5c7a}`;
