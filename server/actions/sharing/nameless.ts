import type { ProjectAccess } from '#server/access/require-member.ts'
import { UNNAMED } from '#shared/together/unnamed.ts'

/** Rows as they are for members, and without the name in one of their columns for a guest. */
export function namelessFor<Key extends string, Row extends Readonly<Record<Key, string>>>(
	{ guest }: Pick<ProjectAccess, 'guest'>,
	rows: readonly Row[],
	column: Key,
): Row[] {
	return rows.map((row) => (guest ? { ...row, [column]: UNNAMED } : row))
}
