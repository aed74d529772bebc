// Reads drawings from the standard input, as a JSON list of [tool, text], and prints what each tool says against its drawing.
// It is a program of its own because both packages are ES modules, which tests cannot load.
import { readFileSync } from 'fs';
import DOMPurify from 'dompurify';

// Mermaid cleans labels with a library that needs a document. The grammar, which is what is asked for, needs none.
Object.assign(DOMPurify, { addHook: () => {}, sanitize: (text) => text });
const { default: mermaid } = await import('mermaid');
const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
const graphviz = await Graphviz.load();

const tools = {
  mermaid: async (text) => {
    const { diagramType } = await mermaid.parse(text);
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    return { type: diagramType, nodes: [...diagram.db.getVertices().values()].map(({ text: label }) => label), edges: diagram.db.getEdges().length };
  },
  dot: (text) => {
    const { objects = [], edges = [] } = JSON.parse(graphviz.layout(text, 'json', 'dot'));
    return { type: 'dot', nodes: objects.filter(({ nodes }) => nodes === undefined).map(({ label }) => label), edges: edges.length };
  },
};

const results = [];
for (const [tool, text] of JSON.parse(readFileSync(0, 'utf8'))) {
  try {
    results.push(await tools[tool](text));
  } catch (error) {
    results.push({ error: error.message });
  }
}
process.stdout.write(JSON.stringify(results));
