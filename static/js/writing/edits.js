// What changed between two states of a text, and where a place in the first is in the second.

// One change: from `start`, `gone` letters were replaced by `came`.
export function changeBetween(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { start, gone: before.length - start - end, came: after.length - start - end };
}

// null when the words of the place themselves were changed.
export function moved(place, change) {
  const end = change.start + change.gone;
  if (place.end < change.start || (place.end === change.start && change.gone === 0)) return place;
  if (place.start >= end) {
    const by = change.came - change.gone;
    return { ...place, start: place.start + by, end: place.end + by };
  }
  return place.end <= change.start ? place : null;
}
