import { createHash } from 'crypto';
import { Details, summaryOf } from './details';
import { layoutOf } from './layout';
import { Markup, markup } from './markup';
import { stepsOf } from './steps';
import { svgOf } from './svg';
import { addTo } from '../../facts';
import { packageFile } from '../../rules/package-file';
import { addresses, Topology, TopologyChange, TopologyService } from '../../topology';
import { pictureOf, serviceKeys } from '../picture-of';

/**
 * A topology as one page of HTML, which needs nothing but a browser.
 *
 * @param change what a deployment does, for a topology that holds the services of both states
 */
export function asHtml(topology: Topology, change?: TopologyChange): string {
  const keys = serviceKeys(topology);
  const details = new Details(topology, keys, change);
  const style = markup`${asset('picture.css')}${asset('page.css')}`;
  const script = asset('page.js');
  const steps = stepsOf(topology, keys, change);
  const title = change ? 'What a deployment changes of the mesh' : 'Service Connect mesh';
  const summary = summaryOf(topology);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hashOf(style)}'; script-src 'sha256-${hashOf(script)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header>
<div><h1>${title}</h1><p>${summary}</p></div>
<label class="search"><span>Search</span><input id="search" type="search" placeholder="name, endpoint or stack" autocomplete="off"></label>
<div class="tools" role="group" aria-label="${change ? 'Steps' : 'Waves'}"><button type="button" id="before">&#9664;<span class="hidden">Step back</span></button><output id="step">${
  change ? 'All steps' : 'All waves'
}</output><button type="button" id="after">&#9654;<span class="hidden">Next step</span></button></div>
<div class="tools" role="group" aria-label="Zoom"><button type="button" id="out">&minus;<span class="hidden">Zoom out</span></button><button type="button" id="fit">Fit</button><button type="button" id="in">+<span class="hidden">Zoom in</span></button></div>
</header>
<main>
<nav id="list" aria-label="Services" tabindex="0">${listOf(topology, keys)}<p id="nothing" hidden>No service matches.</p></nav>
<section id="canvas" aria-label="Picture" tabindex="0">
${svgOf(layoutOf(pictureOf(topology, change)), `${title}: ${summary}`)}<p id="caption" hidden></p>
<details id="legend"><summary>Legend</summary>${asset(change ? 'legend-change.html' : 'legend.html')}</details>
</section>
<section id="details" aria-label="Details" tabindex="0">
<div id="hint"><p>Choose a service to see its endpoints and connections.</p>${unreadOf(topology)}</div>
${topology.services.map((service) => details.of(service))}</section>
</main>
<p id="status" role="status" class="hidden"></p>
<script type="application/json" id="steps">${dataOf(steps)}</script>
<script>${script}</script>
</body>
</html>
`.text;
}

/** A topology as a picture that documents can show: SVG, without script. */
export function asSvg(topology: Topology, label: string, change?: TopologyChange): string {
  return svgOf(layoutOf(pictureOf(topology, change)), label, asset('picture.css')).text;
}

/** The services, stack by stack, for the keyboard and for screen readers. */
function listOf({ deployments, services }: Topology, keys: ReadonlyMap<string, string>): Markup[] {
  const inStack = new Map<string, TopologyService[]>();
  for (const service of services) addTo(inStack, service.stack, service);
  return deployments.flatMap(({ stacks }) => stacks).filter(({ id }) => inStack.has(id)).map(({ id: stack }) => markup`<section><h2>${stack}</h2><ul>${
    inStack.get(stack)!.map((service) => {
      const dialled = service.endpoints.flatMap(addresses);
      return markup`<li data-find="${wordsOf(service, dialled)}"><button type="button" data-key="${keys.get(service.id)}">${service.name}<span>${dialled.join(', ')}</span></button></li>`;
    })
  }</ul></section>
`);
}

/** What a search finds a service by. */
function wordsOf({ id, name, constructPath }: TopologyService, dialled: readonly string[]): string {
  return [name, id, constructPath ?? '', ...dialled].join(' ').toLowerCase();
}

function unreadOf({ unread }: Topology): Markup | false {
  return unread.length > 0 && markup`<h3>Not read</h3><p>These parts of the templates can hold services that are not in the picture:</p><ul>${
    unread.map(({ resource, reason }) => markup`<li><code>${resource}</code> ${reason}</li>`)
  }</ul>`;
}

/** A value for a script: nothing in it ends the element. */
function dataOf(value: unknown): Markup {
  return Markup.trusted(JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

function hashOf({ text }: Markup): string {
  return createHash('sha256').update(text).digest('base64');
}

/** A file of this package. */
function asset(name: string): Markup {
  return Markup.trusted(packageFile('assets', name));
}
