import type { AttributeValue, _Record } from '@aws-sdk/client-dynamodb-streams';
import type { Json, JsonObject } from './json.ts';

/** A stream record as a Lambda function gets it: times in epoch seconds, binary values in base64. */
export function lambdaRecord(record: _Record, eventSourceARN: string, region: string): JsonObject {
  const { dynamodb } = record;
  return {
    eventID: record.eventID ?? '',
    eventName: record.eventName ?? '',
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor((dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000),
      ...image('Keys', dynamodb?.Keys),
      ...image('NewImage', dynamodb?.NewImage),
      ...image('OldImage', dynamodb?.OldImage),
      SequenceNumber: dynamodb?.SequenceNumber ?? '',
      SizeBytes: dynamodb?.SizeBytes ?? 0,
      StreamViewType: dynamodb?.StreamViewType ?? 'NEW_AND_OLD_IMAGES',
    },
    eventSourceARN,
  };
}

function image(name: string, item: Record<string, AttributeValue> | undefined): JsonObject {
  if (item === undefined) return {};
  return { [name]: Object.fromEntries(Object.entries(item).map(([key, value]) => [key, attribute(value)])) };
}

function attribute(value: AttributeValue): Json {
  if (value.S !== undefined) return { S: value.S };
  if (value.N !== undefined) return { N: value.N };
  if (value.BOOL !== undefined) return { BOOL: value.BOOL };
  if (value.NULL !== undefined) return { NULL: value.NULL };
  if (value.B !== undefined) return { B: Buffer.from(value.B).toString('base64') };
  if (value.SS !== undefined) return { SS: value.SS };
  if (value.NS !== undefined) return { NS: value.NS };
  if (value.BS !== undefined) return { BS: value.BS.map((bytes) => Buffer.from(bytes).toString('base64')) };
  if (value.L !== undefined) return { L: value.L.map(attribute) };
  if (value.M !== undefined)
    return { M: Object.fromEntries(Object.entries(value.M).map(([key, item]) => [key, attribute(item)])) };
  throw new Error('A stream record has an attribute of an unknown type.');
}
