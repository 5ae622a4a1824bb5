import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import { PlaceField } from '#app/components/plan/place-field.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import type { EditReply } from '#shared/grid/edit-reply.ts'

/** The first site where the checklist stands: its town, and how much it is to reach. */
export function FirstSite({ teamId, once }: { teamId: string; once: string }) {
	const { Form, data, state } = useFetcher<EditReply>()
	const [town, setTown] = useState('')
	const problems = data?.ok === false ? data.problems : []
	const errorsOf = (field: string) => problems.flatMap((one) => (one.field === field ? [one.text] : []))
	const elsewhere = problems.filter(({ field }) => field !== 'place' && field !== 'itMW')
	return (
		<Form method="post" className="first-site" aria-label="Add the first site">
			<input type="hidden" name="once" value={once} />
			<PlaceField teamId={teamId} label="Town" text={town} onText={setTown} errors={errorsOf('place')} />
			<Field label="IT power" name="itMW" placeholder="150 MW" optional errors={errorsOf('itMW')} />
			<Button kind="primary" disabled={state === 'submitting'}>
				Add the site
			</Button>
			{elsewhere.length > 0 && (
				<Notice kind="failing" live>
					{elsewhere.map(({ text }) => text).join(' ')}
				</Notice>
			)}
		</Form>
	)
}
