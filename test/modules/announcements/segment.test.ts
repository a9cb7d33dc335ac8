import { describe, expect, it } from '@jest/globals';
import { readSegment } from '../../../src/modules/announcements/segment.js';

describe('a segment written as JSON', () => {
  it('is read', () => {
    const text = '{"kecamatan":["31.74.01"],"steps":{"P2":["running","done"]},"seenWithinDays":30}';
    expect(readSegment(text)).toEqual({
      kecamatan: ['31.74.01'],
      steps: { P2: ['running', 'done'] },
      seenWithinDays: 30,
    });
    expect(readSegment('{}')).toEqual({});
  });

  it.each([
    ['', 'the segment is no JSON: it is empty'],
    ['{"tags":}', 'the segment is no JSON: line 1, column 9, at "}"'],
    ['{"tags": ["a",\n  oops]}', 'the segment is no JSON: line 2, column 3, at "oops]}"'],
    ['{"tags": ["a"]', 'the segment is no JSON: line 1, column 15, it ends too early'],
    ['{"tags": ["a', 'the segment is no JSON: line 1, column 13, it ends too early'],
    ['{"tags": ["a"]} x', 'the segment is no JSON: line 1, column 17, at "x"'],
    ['{"kota": 1}', 'the segment: there is no "kota"; allowed: kecamatan, steps, training'],
    ['{"steps": {"P9": ["done"]}}', 'steps'],
    ['{"steps": {"P2": ["selesai"]}}', 'steps.P2[0]: allowed are open, running, done, not-needed'],
    [
      '{"kecamatan": ["Tebet"]}',
      'kecamatan[0]: a kecamatan is written by its code, such as 31.74.01',
    ],
    ['{"tags": []}', 'tags: write at least one tag, or leave it out'],
    ['{"seenWithinDays": 0}', 'seenWithinDays: at least 1 day'],
    ['[]', 'the segment: '],
  ])('%j is refused, and it says where', (text, message) => {
    expect(() => readSegment(text)).toThrow(message);
  });
});
