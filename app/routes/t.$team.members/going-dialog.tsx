import { Form, useNavigate, useSearchParams } from '@remix-run/react'
import { ConfirmDialog } from '#app/components/ui/dialog.tsx'
import { GOES, type MemberView } from './member-table.tsx'

type GoingDialogProps = {
	members: readonly MemberView[]
	team: string
	/** the page without the question */ here: string
}

/** Asks before somebody is out of the team: what follows from it, and what does not. */
export function GoingDialog({ members, team, here }: GoingDialogProps) {
	const navigate = useNavigate()
	const [search] = useSearchParams()
	const member = members.find(({ userId, mayGo }) => mayGo && userId === search.get(GOES))
	if (member === undefined) return null
	const { userId, name, self } = member
	return (
		<ConfirmDialog
			title={self ? `Leave ${team}?` : `Remove ${name} from ${team}?`}
			verb={self ? 'Leave the team' : `Remove ${name}`}
			form="going"
			onClose={() => navigate(here, { preventScrollReset: true })}
		>
			{self ? 'You' : name} will see none of its plans. Edits and comments stay, and an invitation brings{' '}
			{self ? 'you' : 'them'} back.
			<Form method="post" action={here} id="going" preventScrollReset>
				<input type="hidden" name="intent" value={self ? 'leave' : 'remove'} />
				<input type="hidden" name="userId" value={userId} />
			</Form>
		</ConfirmDialog>
	)
}
