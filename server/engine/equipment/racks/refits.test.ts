import { expect, test } from 'vitest'
import { computedDocument } from '../../../../tests/factories/computed-document.ts'
import { must } from '../../../../tests/factories/must.ts'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { findRefits, type RefitHall, type RefitOrder } from './refits.ts'

const site = { id: 'w', name: 'Warsaw', country: 'PL', latitude: 52.23, longitude: 21.01, cooling: 'd2c_dry_trim' }
const standing = { siteId: 'w', scope: 'existing', durationMonths: 0, startMonth: '2025-06' }
const DELIVERED = 14
/** All racks are in by then. */
const SETTLED = 20
/** GB200 from the start; Vera Rubin in its place in month 14, as the worked example has it: 5,616 of them, 17.922 MW. */
const old = {
	...{ id: 'gb', siteId: 'w', phaseId: 'h1', chip: 'gb200-nvl72', accelerators: 8640, orderMonth: '2026-01' },
	leadTimeMonths: 0,
}
const next = {
	...{ id: 'vr', siteId: 'w', phaseId: 'h1', chip: 'vera-rubin-nvl72', accelerators: 5616, replaces: 'gb' },
	...{ orderMonth: '2026-06', leadTimeMonths: 9 },
}

type Over = {
	readonly refit?: string | null
	readonly orders?: readonly object[]
	readonly halls?: readonly object[]
	readonly leases?: readonly object[]
}

const run = ({ refit = null, orders = [old, next], halls = [], leases = [] }: Over = {}) =>
	computedDocument(
		planFile({
			horizonMonths: 36,
			sites: [site],
			powerContracts: [contract('grid', { siteId: 'w', startMonth: '2025-01', status: 'energised', capacityMW: 90 })],
			buildPhases: [hall('h1', { ...standing, itMW: 20, rackDensityKW: 132, refit }), ...halls],
			chipOrders: orders,
			leases,
			workloads: [{ id: 'all', kind: 'standing', accelerators: 20_000, startMonth: '2026-01' }],
		}),
	)
type Run = ReturnType<typeof run>
const housed = ({ layers }: Run) => layers.infrastructure.available
const energised = ({ sites }: Run, month: number) => must(must(sites['w']).energisedAccelerators[month])
const refitUsd = ({ finance }: Run, id = 'h1') => must(finance.halls[id]).refitUsd

test('lP10, worked example: 5,616 · 230/72 · 1.11 · .9 MW are refitted for 5,376,618 USD, half in each of two months', () => {
	const [refitted, none] = [run(), run({ refit: 'none' })]
	expect(refitUsd(refitted)).toBeCloseTo(5_376_618, 0)
	expect(refitUsd(none)).toBe(0)
	const more = refitted.finance.capexByLayer.infrastructure.map(
		(usd, month) => usd - must(none.finance.capexByLayer.infrastructure[month]),
	)
	expect(more.flatMap((usd, month) => (usd > 1 ? [[month, Math.round(usd)]] : []))).toEqual([
		[DELIVERED - 2, 2_688_309],
		[DELIVERED - 1, 2_688_309],
	])
	expect(refitted.finance.committedUsd.infrastructure - none.finance.committedUsd.infrastructure).toBeCloseTo(
		5_376_618,
		0,
	)
})

test('lP10: those megawatts are out of the hall in these two months, and all of it is open after them', () => {
	const [refitted, none] = [housed(run()), housed(run({ refit: 'none' }))]
	const peak = (5616 * (230 / 72) * 1.11 * 0.9) / 1000
	expect(refitted.slice(DELIVERED - 3, DELIVERED + 1).map((MW) => Number(MW.toFixed(6)))).toEqual([
		20,
		Number((20 - peak).toFixed(6)),
		Number((20 - peak).toFixed(6)),
		20,
	])
	// Without it the hall gives the new racks 1.1 · 132/230 of itself once the old ones have left.
	expect(none[DELIVERED - 1]).toBe(20)
	expect(none[SETTLED]).toBeCloseTo((20 * 1.1 * 132) / 230, 6)
	expect(energised(run(), SETTLED)).toBe(5616)
	expect(energised(run({ refit: 'none' }), SETTLED)).toBe(
		Math.floor((20_000 * 1.1 * 132) / 230 / ((230 / 72) * 1.11 * 0.9)),
	)
})

test('lP10: what shares the hall stays: only racks that make room are switched off', () => {
	const beside = { ...old, id: 'beside', chip: 'gb300-nvl72', accelerators: 720, orderMonth: '2026-02' }
	const orders = [{ ...old, accelerators: 7200 }, beside, { ...next, accelerators: 4680 }]
	const peakMW = (accelerators: number, rackKW: number) => (accelerators * (rackKW / 72) * 1.11 * 0.9) / 1000
	// 20 MW less 14.935 leave 5.065: the 720 that stay draw 1.419, and of those that leave 1,990 still run.
	const restMW = 20 - peakMW(4680, 230) - peakMW(720, 142)
	expect(energised(run({ orders }), DELIVERED - 1)).toBe(720 + Math.floor(restMW / peakMW(1, 132)))
})

test('lP10: a refit that nobody entered is said with its price; a stated one is not, and other orders take none', () => {
	const said = (result: Run) => result.warnings.filter(({ code }) => code === 'refit_assumed')
	const [warning] = said(run())
	expect(warning?.text).toMatch(/^vr needs a refit of h1 for denser racks: \$5\.38M assumed\.$/)
	expect(said(run({ refit: 'density' }))).toEqual([])
	expect(refitUsd(run({ refit: 'density' }))).toBeCloseTo(5_376_618, 0)
	// Beside what stands, not in its place: nobody has said that the hall is refitted for them.
	const beside = [
		{ ...old, accelerators: 72 },
		{ ...next, replaces: null },
	]
	expect(refitUsd(run({ orders: beside }))).toBe(0)
	expect(refitUsd(run({ orders: beside, refit: 'density' }))).toBeCloseTo(5_376_618, 0)
})

test('lP10: a refit raises nothing in its months, whichever it is', () => {
	const none = housed(run({ refit: 'none' }))
	for (const refit of [null, 'density', 'liquid', 'sidecar']) {
		const available = housed(run({ refit }))
		for (let month = 0; month < DELIVERED; month++) expect(available[month]).toBeLessThanOrEqual(must(none[month]))
	}
})

test('lP10: the months of the refit are named as what is missing, with hall and megawatts', () => {
	const result = run({ orders: [old, next] })
	expect(result.bindingCause[DELIVERED - 1]).toMatchObject({ cause: 'refit', siteId: 'w' })
	expect(result.bindingCause[DELIVERED - 1]?.text).toMatch(
		/^A refit of h1 at Warsaw takes out 17\.9 MW IT; [\d.]+ MW short\.$/,
	)
})

const standsHere: RefitHall = { itMW: 20, finish: -6, refit: null, leasedMW: () => 0 }
const dense = { share: 0.631, hasLoop: true }
const racks = (order: number, over: Partial<RefitOrder> = {}): RefitOrder => ({
	...{ order, peakMW: 9, unitKW: 230, first: 14, end: 60, named: null, replaces: null, fits: [dense, dense] },
	...over,
})
const refitsOf = (...site: Parameters<typeof findRefits>) => findRefits(...site).done

test('lP10: racks that name no hall are refitted where those stood that they replace; what is let is left alone', () => {
	const fits = [
		{ share: 1, hasLoop: true },
		{ share: 1, hasLoop: true },
	]
	const first = racks(0, { first: 0, fits, peakMW: 16 })
	const second = racks(1, { first: 1, fits, peakMW: 16 })
	const halls = [standsHere, standsHere]
	const share = () => 0.8
	// The second stands in what the first leaves of hall 0, and in hall 1: so does what follows it.
	expect(refitsOf(halls, [first, second, racks(2, { replaces: 1, peakMW: 16 })], share)).toMatchObject([
		{ hall: 0, order: 2, itMW: 4, kind: 'density', isAssumed: true },
		{ hall: 1, order: 2, itMW: 12 },
	])
	const let12 = [{ ...standsHere, leasedMW: () => 12 }]
	const named = racks(2, { named: 0, replaces: 0, fits: [dense], peakMW: 16 })
	expect(refitsOf(let12, [{ ...first, fits: [must(fits[0])], named: 0 }, named], share)).toMatchObject([
		{ hall: 0, itMW: 8 },
	])
})

test('lP10: no loop asks for liquid; a sidecar opens four fifths; a hall that is not finished has none', () => {
	const noLoop = racks(1, { replaces: 0, fits: [{ share: 0, hasLoop: false }], peakMW: 18 })
	const share = () => 0.8
	expect(refitsOf([standsHere], [noLoop], share)).toMatchObject([{ kind: 'liquid', itMW: 18, share: 1 }])
	expect(refitsOf([{ ...standsHere, refit: 'sidecar' }], [noLoop], share)).toMatchObject([
		{ kind: 'sidecar', itMW: 16, share: 0.8, isAssumed: false },
	])
	expect(refitsOf([{ ...standsHere, refit: 'density' }], [noLoop], share)).toEqual([])
	expect(refitsOf([{ ...standsHere, finish: 14 }], [noLoop], share)).toEqual([])
	expect(refitsOf([{ ...standsHere, finish: NaN }], [noLoop], share)).toEqual([])
})

test('lP10: what is refitted stays so: racks that draw no more find it ready, denser ones and more of them do not', () => {
	const share = () => 0.8
	const replacing = (order: number, over: Partial<RefitOrder> = {}) =>
		racks(order, { first: 14 + 48 * (order - 1), end: 14 + 48 * order, replaces: order - 1, peakMW: 16, ...over })
	const worked = (orders: readonly RefitOrder[]) =>
		refitsOf([standsHere], orders, share).map(({ order, itMW }) => [order, itMW])
	const first = racks(0, { first: 0, end: 14, fits: [{ share: 1, hasLoop: true }], peakMW: 16 })
	expect(worked([first, replacing(1), replacing(2)])).toEqual([
		[1, 16],
		[2, 0],
	])
	expect(worked([first, replacing(1), replacing(2, { peakMW: 18 })])).toEqual([
		[1, 16],
		[2, 2],
	])
	expect(worked([first, replacing(1), replacing(2, { unitKW: 600 })])).toEqual([
		[1, 16],
		[2, 16],
	])
	// Denser places have no loop; a loop that was laid serves dense racks too.
	const noLoop = { fits: [{ share: 0, hasLoop: false }] }
	expect(worked([first, replacing(1), replacing(2, noLoop)])).toEqual([
		[1, 16],
		[2, 16],
	])
	expect(worked([first, replacing(1, noLoop), replacing(2)])).toEqual([
		[1, 16],
		[2, 0],
	])
})

test('lP10: racks of the same kind that follow by refresh pay for the refit of their places once', () => {
	const once = run({ orders: [old, next] })
	const again = run({ orders: [old, { ...next, refreshAfterMonths: 10 }] })
	expect(refitUsd(again)).toBeCloseTo(refitUsd(once), 6)
	// The second come in month 24 and run as the first did.
	expect(energised(again, SETTLED + 10)).toBe(5616)
	expect(housed(again).slice(DELIVERED)).toEqual(housed(once).slice(DELIVERED))
})
