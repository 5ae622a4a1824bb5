import { ListChecks } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'

export const page = {
	...{ name: 'To do', Icon: ListChecks, group: 'foot', order: 1, also: ['assumptions'] },
	words: 'defaults confirm points warnings comments orders due readiness assumptions',
} satisfies PlanPage
