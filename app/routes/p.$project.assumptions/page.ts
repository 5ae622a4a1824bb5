import { ListChecks } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'

export const page = { name: 'Assumptions', Icon: ListChecks, group: 'foot', order: 1 } satisfies PlanPage
