import { Layers } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'

export const page = { name: 'Overview', Icon: Layers, group: 'top', order: 1 } satisfies PlanPage
