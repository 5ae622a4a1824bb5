import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { contract, planFile } from '../../../tests/factories/plan-file.ts'
import { must } from '../../../tests/factories/must.ts'
import { scheduleFinding } from '../findings/schedule-finding.ts'
import { buildGantt } from '../schedule/build-gantt.ts'
import { itemsOf } from '#shared/charts/gantt-model.ts'
import { contractsGantt } from '../report/parts/gantt-block.ts'
import { contractTable } from '../tables/contracts/contract-table.ts'
import { serviceOf, serviceText } from './service-month.ts'

const plan = (gatesMW: number | null) =>
	planFile({
		powerContracts: [contract('grid', { name: 'Service' })],
		gatingWorks: [
			{
				id: 'yard',
				name: 'Substation',
				siteId: 'abilene',
				contractId: 'grid',
				startMonth: '2026-02',
				durationMonths: 10,
				gatesMW,
			},
		],
	})

test('a contract that a work of others holds back whole is in service once that is done, and is told as late', () => {
	const gated = plan(null)
	const result = computePlan(gated)
	const power = result.layers.energy.available
	const first = result.months[power.findIndex((MW) => MW > 0)]
	expect(serviceOf({ plan: gated, result }, must(gated.powerContracts[0]))).toEqual({
		month: first,
		own: '2026-06',
		waitsFor: 'Substation',
		workRef: 'work:yard',
	})
	const start = must(contractTable(gated, result)?.rows[0]?.figures[0])
	expect(start).toMatchObject({
		text: 'Dec 2026, planned Jun 2026, waits for Substation',
		why: { quantity: 'schedule.work.finish', scope: 'work:yard' },
	})
	const gantt = buildGantt(gated, result)
	const row = must(itemsOf(gantt).find(({ ref }) => ref === 'contract:grid'))
	expect([first, row.delayMonths, row.statusText, row.causeText]).toEqual(['2026-12', 6, '6 mo behind', 'Substation'])
	expect(scheduleFinding(result, gated).title).toBe('Service waits for Substation until December 2026')
})

test('one that is held back in part begins in its own month', () => {
	const part = plan(50)
	const result = computePlan(part)
	expect(serviceOf({ plan: part, result }, must(part.powerContracts[0]))).toMatchObject({
		month: '2026-06',
		waitsFor: null,
	})
	expect(contractTable(part, result)?.rows[0]?.figures[0]).toMatchObject({ text: expect.stringMatching(/^Jun 2026/) })
	expect(scheduleFinding(result, part).title).toBe('Everything is on its planned date')
})

test('the table of contracts and the chart of the report tell every contract, by the month its power comes', () => {
	const gated = plan(null)
	const waiting = { ...gated, powerContracts: [...gated.powerContracts, contract('second', { name: 'Signed' })] }
	const both = planFile({ powerContracts: waiting.powerContracts, gatingWorks: gated.gatingWorks })
	const result = computePlan(both)
	const rows = must(contractTable(both, result)).rows.map(({ name, figures }) => [name, must(figures[0])])
	expect(rows.map(([name, figure]) => [name, typeof figure === 'object' ? figure.text : figure])).toEqual([
		['Service', 'Dec 2026, planned Jun 2026, waits for Substation'],
		['Signed', 'Jun 2026'],
	])
	const { chart } = contractsGantt(both, result)
	const items = chart.type === 'gantt' ? itemsOf(chart.model) : []
	expect(items.map(({ name, finish, causeText }) => [name, finish, causeText])).toEqual([
		['Service', '2026-12', 'Substation'],
		['Signed', '2026-06', ''],
		['Substation', '2026-11', ''],
	])
})

test('of several works the last one is waited for, and one that is done before the contract asks is not', () => {
	const work = (id: string, startMonth: string) => ({
		...{ id, name: id, siteId: 'abilene', contractId: 'grid', startMonth, durationMonths: 4 },
	})
	const waits = (...works: ReturnType<typeof work>[]) => {
		const gated = planFile({ powerContracts: [contract('grid')], gatingWorks: works })
		return serviceOf({ plan: gated, result: computePlan(gated) }, must(gated.powerContracts[0]))
	}
	const [line, yard] = [work('line', '2026-05'), work('yard', '2026-07')]
	expect(waits(yard, line)).toMatchObject({ month: '2026-11', waitsFor: 'yard', workRef: 'work:yard' })
	expect(waits(line, yard)).toMatchObject({ month: '2026-11', waitsFor: 'yard' })
	// Done in May, and the contract begins in June: nothing waits.
	expect(waits(work('line', '2026-02'))).toMatchObject({ month: '2026-06', waitsFor: null, workRef: null })
	expect(waits(work('line', '2029-01'))).toMatchObject({ month: '2029-05', waitsFor: 'line' })
})

test('the month in which it is there nine times in ten is told where it is later', () => {
	const spread = planFile({
		powerContracts: [contract('late', { startDelayMonths: { p50: 0, p90: 4 } }), contract('sure')],
	})
	const result = computePlan(spread)
	const [late, sure] = spread.powerContracts.map((one) => serviceText({ plan: spread, result }, one))
	expect([late, sure]).toEqual(['Jun 2026 to Oct 2026', 'Jun 2026'])
})
