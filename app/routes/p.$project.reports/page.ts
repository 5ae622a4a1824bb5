import { FileText } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'

export const page = { name: 'Reports', Icon: FileText, group: 'plan', order: 5 } satisfies PlanPage
