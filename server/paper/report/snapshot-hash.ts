import { createHash } from 'node:crypto'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

/** SHA-256 of the plan file as it would be exported: the same plan has the same hash wherever it is kept. */
export function snapshotHash(plan: PlanFile): string {
	return createHash('sha256')
		.update(JSON.stringify(toPlanFile(plan)))
		.digest('hex')
}
