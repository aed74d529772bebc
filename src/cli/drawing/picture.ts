import { Severity } from '../../analysis/rules';

/** What a node stands for; it decides the form. */
export type NodeKind = 'service' | 'off-mesh' | 'elsewhere' | 'load-balancer' | 'internet';

/** A node of a picture. */
export interface PictureNode {
  /** Letters and digits; the same for the same topology. */
  readonly key: string;
  readonly kind: NodeKind;
  /** The name, and what to know of it. */
  readonly lines: readonly string[];
  /** The worst finding about it. */
  readonly worst?: Severity;
}

/** Nodes inside one frame. */
interface PictureGroup {
  readonly key: string;
  readonly title: string;
  readonly nodes: readonly PictureNode[];
}

/** An arrow. */
export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** Whether somebody has declared it, and Service Connect carries it. */
  readonly certain: boolean;
}

/** A topology as a graph to draw, whatever draws it. */
export interface Picture {
  readonly groups: readonly PictureGroup[];
  /** Nodes outside all frames. */
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}
