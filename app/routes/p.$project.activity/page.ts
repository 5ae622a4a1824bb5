import { History } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'

export const page = { name: 'Activity', Icon: History, group: 'foot', order: 2 } satisfies PlanPage
