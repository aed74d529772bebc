import { MeshFacts } from '../facts';

/** What is read of a mesh once, however many rules ask for it. */
export function perMesh<T>(read: (mesh: MeshFacts) => T): (mesh: MeshFacts) => T {
  const known = new WeakMap<MeshFacts, { readonly value: T }>();
  return (mesh) => {
    let entry = known.get(mesh);
    if (!entry) known.set(mesh, entry = { value: read(mesh) });
    return entry.value;
  };
}
