import test from 'ava';
import { TopicCatalog } from '../../../src/coordinator/consumer-group/topics.ts';
import { FollowedCluster } from '../../controller/followed.ts';

test('the catalog finds topics by name and by pattern, as the metadata goes on', (t) => {
  const cluster = FollowedCluster.of(['']);
  const catalog = new TopicCatalog(() => cluster.image);
  const idOf = (name: string) => cluster.image.topicNamed(name)!.id;
  cluster.create('orders-eu', [[1], [1]]);
  cluster.create('visits', [[1]]);
  t.is(catalog.idOf('visits'), idOf('visits'));
  t.is(catalog.idOf('orders'), undefined);
  t.is(catalog.partitionCount(idOf('orders-eu')), 2);
  t.is(catalog.partitionCount('nothing'), 0);
  t.deepEqual(catalog.matching('orders-.*'), [idOf('orders-eu')]);
  cluster.create('orders-us', [[1]]);
  t.deepEqual(
    catalog.matching('orders-.*').toSorted(),
    [idOf('orders-eu'), idOf('orders-us')].sort(),
  );
  t.deepEqual(catalog.matching('('), []);
});
