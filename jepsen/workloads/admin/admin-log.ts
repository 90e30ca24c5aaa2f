/** What was changed and seen, as the checker wants it, and which topics may be changed further. */
import { topicsService } from '../../../src/grpc/services.ts';
import type { AdminHistory, View } from '../../admin/check.ts';
import type { Called, Nodes } from '../nodes.ts';
import { mapAnswer } from '../nodes.ts';

type List<Item> = Item[];
type Seen = Pick<View, 'metadataIndex' | 'topics'>;

export class AdminLog {
  readonly #created: List<AdminHistory['created'][number]> = [];
  readonly #deletions: List<AdminHistory['deletions'][number]> = [];
  readonly #deleted: List<AdminHistory['deleted'][number]> = [];
  readonly #grown: List<AdminHistory['grown'][number]> = [];
  readonly #views: View[] = [];
  readonly #lastViews: View[] = [];
  /** Created, and nobody has begun to delete them. */
  readonly #standing = new Set<string>();
  /** The index of the newest acknowledged change. */
  #newest = 0;

  get history(): Omit<AdminHistory, 'stored' | 'found'> {
    return {
      created: this.#created,
      deletions: this.#deletions,
      deleted: this.#deleted,
      grown: this.#grown,
      views: this.#views,
      lastViews: this.#lastViews,
    };
  }

  get newest(): number {
    return this.#newest;
  }

  get standing(): readonly string[] {
    return [...this.#standing];
  }

  onCreated(created: AdminHistory['created'][number]): void {
    this.#created.push(created);
    this.#standing.add(created.id);
    this.#onChanged(created.metadataIndex);
  }

  onDeleting(index: number, id: string): void {
    this.#deletions.push({ index, id });
    this.#standing.delete(id);
  }

  onDeleted(deleted: AdminHistory['deleted'][number]): void {
    this.#deleted.push(deleted);
    this.#onChanged(deleted.metadataIndex);
  }

  onGrown(grown: AdminHistory['grown'][number]): void {
    this.#grown.push(grown);
    this.#onChanged(grown.metadataIndex);
  }

  onSeen(view: View): void {
    this.#views.push(view);
  }

  /** What that node showed last is what it knows when all is over. */
  onLast(node: number): void {
    const last = this.#views.findLast((view) => view.node === node);
    if (last !== undefined) this.#lastViews.push(last);
  }

  look(nodes: Nodes, node: number): Promise<Called<Seen>> {
    return nodes.call(node, topicsService.list, {}).then((called) =>
      mapAnswer(called, ({ metadataIndex, topics }) => ({
        metadataIndex,
        topics: topics.map(({ name, id, partitions }) => {
          return { name: name ?? '', id: id ?? '', partitions: partitions ?? 0 };
        }),
      })),
    );
  }

  #onChanged(metadataIndex: number): void {
    this.#newest = Math.max(this.#newest, metadataIndex);
  }
}
