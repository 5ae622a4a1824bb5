import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { findChip, findReferenceAccelerator, getArchetype } from '#shared/catalogue/catalogue.ts'
import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { hoursOfJobs } from './archetype-jobs.ts'

const chip = must(findChip(builtInCatalogue, 'h100-sxm'))
const ratesOf = (id: string) => findChip(builtInCatalogue, id) ?? findReferenceAccelerator(builtInCatalogue, id)
const hoursOf = (archetype: string) =>
	must(hoursOfJobs(getArchetype(builtInCatalogue, archetype).batchJobs, { chip, ratesOf }))

test('jobs stated per seat count for each seat: 500 H100-hours a month of drug discovery (M9)', () => {
	expect(hoursOf('drug-discovery')).toEqual({ perUnit: 2 * 94.4 + 111 + 2 * 100, atAll: 0 })
})

test('a million series share one forecast a day (M9)', () => {
	expect(hoursOf('logistics').perUnit).toBeCloseTo((30 * 0.93 * 70) / 989 / 1e6, 15)
})

test('a fleet trains its model once, however many vehicles it has; labelling counts for each (M9)', () => {
	const { perUnit, atAll } = hoursOf('autonomous-vehicles')
	expect(perUnit).toBeCloseTo((2 * 362) / 989, 12)
	expect(atAll).toBeCloseTo((10_000 * 3 * 504) / 989 + 25_000, 6)
	expect(hoursOf('industrial-robots').perUnit).toBe(0)
})

test('a chip without a rate to compare by leaves the jobs open (M9)', () => {
	const jobs = getArchetype(builtInCatalogue, 'logistics').batchJobs
	expect(hoursOfJobs(jobs, { chip: { id: 'own', bf16Tflops: null, memoryTBps: 1 }, ratesOf })).toBeNull()
})
