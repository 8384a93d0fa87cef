import { type Extent, extentOf } from './extent.ts'

/** Buckets by which a column is put in a rough order: as many as a byte can name. */
export const bucketCount = 256

/** Futures from which the bounds of the buckets are read: the first ones, since they are spread over every replicate. */
const sampleSize = 512

/** Steps of equal width, from which the buckets are put together. */
const stepCount = 2048

/** Gives every value of a column its bucket. */
export type FillBuckets = (values: Float64Array, buckets: Uint8Array) => void

/**
 * Buckets that keep the order of the values, 0 for the lowest and 255 for the highest, each for about as many values as
 * the others: the range of the first futures is cut into equal steps, and steps are put together where few of them
 * are. What lies beyond the range is in the outer steps. A larger value is never in a lower bucket, since subtraction
 * and multiplication by a positive number keep the order when they round. Buffers are used again for every column.
 */
export const createBuckets = (): FillBuckets => {
  const counts = new Uint32Array(stepCount)
  const bucketOf = new Uint8Array(stepCount)
  return (values, buckets) => {
    const { least, most } = rangeOf(values)
    const last = stepCount - 1
    const steps = last / (most - least)
    const sampled = Math.min(sampleSize, values.length)
    counts.fill(0)
    for (let i = 0; i < sampled; i++) counts[Math.min((values[i]! - least) * steps, last) | 0]!++
    joinSteps(counts, sampled, bucketOf)
    for (let i = 0; i < values.length; i++) {
      let step = (values[i]! - least) * steps
      if (step < 0) step = 0
      if (step > last) step = last
      buckets[i] = bucketOf[step | 0]!
    }
  }
}

/** The bucket of each step: by the share of sampled values below it. */
const joinSteps = (counts: Uint32Array, sampled: number, bucketOf: Uint8Array): void => {
  const share = (bucketCount - 1) / sampled
  let below = 0
  for (let step = 0; step < stepCount; step++) {
    bucketOf[step] = below * share
    below += counts[step]!
  }
}

/** Least and most of the first futures, or of all where those are alike. */
const rangeOf = (values: Float64Array): Extent => {
  const sampled = extentOf(values, Math.min(sampleSize, values.length))
  return sampled.least < sampled.most ? sampled : extentOf(values)
}
