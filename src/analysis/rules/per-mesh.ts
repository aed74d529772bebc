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

/** What is read of a part of a mesh once, however many rules ask for it. */
export function perMeshPart<P extends object, T>(read: (mesh: MeshFacts, part: P) => T): (mesh: MeshFacts) => (part: P) => T {
  return perMesh((mesh) => {
    const known = new Map<P, { readonly value: T }>();
    return (part) => {
      let entry = known.get(part);
      if (!entry) known.set(part, entry = { value: read(mesh, part) });
      return entry.value;
    };
  });
}
