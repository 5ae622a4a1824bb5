import { expect, test } from 'vitest'
import { behindReport } from '#server/runs/files/behind-paper.ts'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { issueFacts } from '../../../../tests/factories/campus/campus.ts'
import { planFile } from '../../../../tests/factories/plan-file.ts'
import { rateText } from '#shared/formats/figures.ts'
import { basisSection } from './basis.ts'

test('what is set for a plan is told beside its default, figures with their units and a chip by its name', () => {
	const assumptions = { discountRate: 0.09, defaultChip: { value: 'h100-sxm', why: 'Ours' } }
	const plan = planFile({ assumptions })
	const frame = runPlan(plan)
	const result = resultOf(frame)
	const { blocks } = basisSection({ plan, result, facts: issueFacts(), behind: behindReport({ plan, result, frame }) })
	const table = blocks.find((block) => block.kind === 'table' && block.title === 'Assumptions set for this plan')
	expect(JSON.stringify(table)).not.toContain('h100-sxm')
	expect(table).toMatchObject({
		rows: [
			[{ text: 'Discount rate' }, { text: '9%' }, { text: '8%' }, {}],
			[{ text: 'Default chip' }, { text: 'NVIDIA H100 SXM 80GB' }, { text: 'NVIDIA GB200 NVL72' }, { text: 'Ours' }],
		],
	})
})

test('a rate is told as people quote it: dollars for a euro, yen for a dollar', () => {
	expect(rateText('EUR', 1.08)).toBe('EUR at 1.08 USD')
	expect(rateText('JPY', 1 / 150)).toBe('150 JPY to the USD')
})
