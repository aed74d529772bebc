import { Severity } from '../rules';
import { ChangeKind } from '../topology';

/** What a node stands for; it decides the form. */
export type NodeKind = 'service' | 'off-mesh' | 'elsewhere' | 'load-balancer' | 'internet';

/** A line inside a node. */
export interface PictureLine {
  /** `name` is the first line, `address` what clients dial, `note` anything else; `error` and `warning` count findings. */
  readonly kind: 'name' | 'address' | 'note' | 'error' | 'warning';
  readonly text: string;
}

/** A node of a picture. */
export interface PictureNode {
  /** Letters and digits; the same for the same topology. */
  readonly key: string;
  readonly kind: NodeKind;
  /** The name, and what to know of it. */
  readonly lines: readonly PictureLine[];
  /** The worst finding about it. */
  readonly worst?: Severity;
  /** What a deployment does to it, in a picture of a change. */
  readonly change?: ChangeKind;
}

/** Nodes inside one frame. */
export interface PictureGroup {
  readonly key: string;
  readonly title: string;
  readonly nodes: readonly PictureNode[];
}

/** An arrow. */
export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** Whether the label says nothing that the node at the end of the arrow does not say. */
  readonly obvious: boolean;
  /** Whether somebody has declared it, and Service Connect carries it. */
  readonly certain: boolean;
  /** What a deployment does to it, in a picture of a change. */
  readonly change?: 'OPEN' | 'CLOSE';
}

/** A topology as a graph to draw, whatever draws it. */
export interface Picture {
  readonly groups: readonly PictureGroup[];
  /** Nodes outside all frames. */
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}
