import { useSearchParams } from '@remix-run/react'
import { Notice } from '#app/components/ui/notice.tsx'
import { ROLE_LABELS, ROLE_MEANS, type Role } from '#shared/permissions.ts'

/** In the address of the page on which an invitation ends. */
export const JOINED = 'joined'

/** To whoever has just come by an invitation: what they may do here. */
export function Welcome({ team, role }: { team: string; role: Role }) {
	const [search] = useSearchParams()
	if (!search.has(JOINED)) return null
	return (
		<div className="mb-4">
			<Notice live title={`You have joined ${team}.`}>
				As {ROLE_LABELS[role]} you can {ROLE_MEANS[role]}.
			</Notice>
		</div>
	)
}
