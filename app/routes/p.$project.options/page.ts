import { GitCompareArrows } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'

export const page = {
	...{ name: 'Options', Icon: GitCompareArrows, group: 'plan', order: 4, also: ['two-way'] },
	words: 'scenarios compare',
} satisfies PlanPage
