import { expect, test } from 'vitest'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { explainPlan } from '#server/engine/explain-plan.ts'
import { must } from '../../../../tests/factories/must.ts'
import { hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { hallsTable, longLeadTable } from './infrastructure.ts'

const procurement = [{ item: 'hv_transformer', quantity: 3, orderMonth: '2026-01', deliveryMonth: '2031-01' }]
const plan = planFile({ buildPhases: [hall('a', { procurement })] })

test('long-lead plant says what of it the plan buys, and of nothing else that it does', () => {
	const { rows } = longLeadTable(plan, resultOf(runPlan(plan)))
	const told = rows.map(([name]) => must(name).text)
	expect(told.filter((text) => text.includes('; the plan buys 3, ordered in Jan 2026'))).toHaveLength(1)
	expect(told.filter((text) => text.includes('the plan buys'))).toHaveLength(1)
})

test('a hall that says no months is printed with those of its build class', () => {
	const own = planFile({ buildPhases: [hall('a', { durationMonths: null })] })
	const { rows, columns } = hallsTable({ plan: own, result: resultOf(runPlan(own)) }, { width: 'half' })
	const at = columns.findIndex(({ name }) => name.startsWith('Duration'))
	expect(must(rows[0])[at]?.text).toMatch(/^\d+$/)
})

test('what waiting chips cost is called that where it is explained, as where it is told', () => {
	const answer = explainPlan(runPlan(plan), { quantity: 'stranded.idleCapitalUsd', depth: 2 })
	const labels = JSON.stringify(answer).match(/"label":"[^"]*"/g) ?? []
	expect(labels[0]).toContain('Stranding cost')
	expect(labels.filter((label) => label.includes('Capital idle'))).toEqual([])
})
