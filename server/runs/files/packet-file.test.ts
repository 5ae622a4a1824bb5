import { expect, test } from 'vitest'
import { resultOf, runPlan, travellersByTrade } from '#server/engine/compute-plan.ts'
import { buildPacket } from '#server/views/packets/build-packet.ts'
import { AMPLE_ROOM } from '#server/views/packets/packet.ts'
import type { PacketKind } from '#shared/report/packets.ts'
import { type LargeLoad, largeLoadSchema } from '#shared/schemas/packets/large-load.ts'
import { trainingSchema } from '#shared/schemas/packets/training.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { issueFacts } from '../../../tests/factories/campus/campus.ts'
import { must } from '../../../tests/factories/must.ts'
import { readPdf } from '../../../tests/factories/pdf/read-pdf.ts'
import { type Changes, reproduction } from '../../../tests/factories/reproduction.ts'
import { drawPacket } from './packet-file.ts'

function packetOf(plan: PlanFile, kind: PacketKind) {
	const frame = runPlan(plan)
	const result = resultOf(frame)
	return {
		frame,
		result,
		packet: buildPacket(kind, { plan, result, facts: issueFacts(), travellers: travellersByTrade(frame) }),
	}
}

const pause = { id: 'dr', kind: 'demand_response', capacityMW: 5, maxHoursPerYear: 100 }
const loadOf = (changes: Changes): LargeLoad => {
	const plan = reproduction({ contracts: [pause], ...changes })
	return largeLoadSchema.parse(packetOf(plan, 'large-load').packet.document)
}
const MONTH = 12
const at = ({ sites }: LargeLoad) => {
	const { load } = must(sites[0])
	return [load.loadMW, load.firmMW, load.shiftableMW, load.pausableMW].map((series) => must(series[MONTH]))
}

test('what nothing is said of is firm but for what a contract lets pause, and it is said to be missing', () => {
	const document = loadOf({})
	const [load = 0, firm, shiftable, pausable] = at(document)
	expect(load).toBeGreaterThan(30)
	expect([firm, shiftable, pausable]).toEqual([load - 5, 0, 5])
	expect(document.sites[0]?.pauseHoursPerYear).toBe(100)
	const paths = document.missing.map(({ path }) => path)
	expect(paths).toContain('sites/s/siteControl')
	expect(paths).toContain('powerContracts/u/collateralUsd')
	expect(paths.filter((path) => path.endsWith('/flexibility'))).toHaveLength(1)
	expect(document.missing.find(({ path }) => path === 'sites/s/siteControl')).toMatchObject({
		label: 'Site control',
		page: 'sites?edit=sites%2Fs',
	})
})

test('work that is stated to move is shiftable as far as it holds the accelerators; what pauses is taken first', () => {
	const [load = 0, firm, shiftable, pausable] = at(loadOf({ workload: { flexibility: 'shift' } }))
	expect(pausable).toBe(5)
	expect(shiftable).toBeCloseTo(load - 5, 6)
	expect(firm).toBeCloseTo(0, 6)
	const [all = 0, , moved, paused] = at(loadOf({ workload: { flexibility: 'pause' } }))
	expect([paused, moved]).toEqual([all, 0])
})

test('with the largest transformer out the rest carries its rating at the power factor', () => {
	const interconnection = {
		transformers: [
			{ MVA: 60, count: 2 },
			{ MVA: 40, count: 1 },
		],
		voltageKV: 138,
	}
	const { connection } = must(loadOf({ site: { interconnection } }).sites[0])
	expect(connection).toMatchObject({ allTransformersMVA: 160, withoutLargestMVA: 100, voltageKV: 138 })
	expect(connection.withoutLargestMW).toBeCloseTo(97, 9)
})

test('a request names who applies, where the grid ends and what comes over it, or says that it is missing', () => {
	const plan = reproduction({ site: { interconnection: { connectionPoint: 'Bus 3 of West substation' } } })
	const frame = runPlan(plan)
	const given = { plan, result: resultOf(frame), facts: issueFacts(), travellers: travellersByTrade(frame) }
	const read = (more: object) => largeLoadSchema.parse(buildPacket('large-load', { ...given, ...more }).document)
	const nobody = read({})
	expect(nobody.applicant).toEqual({ organisation: null, contact: null })
	expect(nobody.missing.map(({ path }) => path)).toContain('applicant/organisation')
	const known = read({ applicant: { organisation: 'Acme Compute', contact: 'Ada, ada@acme.test' } })
	expect(known.missing.filter(({ path }) => path.startsWith('applicant/'))).toEqual([])
	const { connection, load } = must(known.sites[0])
	expect(connection.connectionPoint).toBe('Bus 3 of West substation')
	const { dispatch } = must(given.result.sites['s'])
	expect(load.netImportMWh[MONTH]).toBeCloseTo(must(dispatch.importMWh[MONTH]) - must(dispatch.exportMWh[MONTH]), 9)
	expect(load.netImportMWh[MONTH]).toBeGreaterThan(0)
	expect(must(load.peakImportMW[MONTH])).toBeCloseTo(must(load.loadMW[MONTH]), 9)
	const said = JSON.stringify(
		buildPacket('large-load', { ...given, applicant: known.applicant }).report(AMPLE_ROOM).sections,
	)
	for (const words of ['Acme Compute', 'Bus 3 of West substation', 'Net grid import by month'])
		expect(said).toContain(words)
})

test('a packet says what the rules of the place ask, with their section, and what the plan says to each (lP43)', () => {
	const plan = reproduction({ hall: { itMW: 90 }, site: { siteControl: 'owned' } })
	const { packet } = packetOf(plan, 'large-load')
	const { rules } = must(largeLoadSchema.parse(packet.document).sites[0])
	expect(rules.map(({ id, duty, answer }) => [id, duty, answer])).toEqual([
		['tx-sb6', 'in_force', 'lacks'],
		['puct-58481', 'proposed', 'lacks'],
	])
	expect(must(rules[0]).told).toBe(
		'In force: Texas Utilities Code §37.0561, §35.004(c-1); from 75 MW at the meter. As of Jul 2026.',
	)
	expect(must(rules[1]).told).toMatch(/^A proposal: 16 TAC §25.194/)
	expect(must(rules[0]).asked.find(({ words }) => words === 'Site control')?.answer).toBe('meets')
	const pages = packet.report(AMPLE_ROOM).sections.filter(({ bookmark }) => bookmark === 'Rules, S')
	expect(pages.map(({ finding }) => finding)).toEqual([
		'S falls under one rule set in force and misses four requirements',
	])
	expect(packet.tables.some(({ name, rows }) => name === 'Local rules' && rows.length === 11)).toBe(true)
})

test('local hands are those at work less those from elsewhere, who add up to all there are', () => {
	const plan = reproduction({ hall: { scope: 'greenfield', startMonth: '2026-01', durationMonths: 18 } })
	const { frame, result, packet } = packetOf(plan, 'training')
	const travellers = travellersByTrade(frame)
	const month = 6
	const all = Object.values(travellers).reduce((sum, heads) => sum + must(heads[month]), 0)
	expect(all).toBeCloseTo(must(result.workforce.travellers.headcount[month]), 9)
	const { trades } = trainingSchema.parse(packet.document)
	expect(trades.map(({ trade }) => trade)).toContain('electrician')
	for (const { trade, needHeads, localHeads } of trades) {
		expect(needHeads).toEqual(result.workforce.trades[trade]?.worked)
		expect(localHeads[month]).toBeCloseTo(must(needHeads[month]) - must(travellers[trade]?.[month]), 9)
	}
})

test.each(['large-load', 'training'] as const)(
	'the %s packet is a tagged paper of its name, and a workbook',
	async (kind) => {
		const plan = reproduction({ contracts: [pause], hall: { scope: 'greenfield', durationMonths: 18 } })
		const { frame, result } = packetOf(plan, kind)
		const run = { plan, frame, result, facts: issueFacts() }
		const pdf = await readPdf(await drawPacket({ kind, format: 'pdf' }, run))
		expect(pdf.pages[0]).toContain(kind === 'training' ? 'Training packet, R03' : 'Large-load packet, R03')
		expect(pdf.text).not.toMatch(/NaN|undefined|null|Infinity|\[object|…/)
		const xlsx = await drawPacket({ kind, format: 'xlsx' }, run)
		expect(new TextDecoder('latin1').decode(xlsx.subarray(0, 2))).toBe('PK')
	},
	30_000,
)
