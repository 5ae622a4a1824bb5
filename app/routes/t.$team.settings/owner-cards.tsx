import { Form, Link } from '@remix-run/react'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Select } from '#app/components/ui/field.tsx'
import type { FormReply } from '#server/http/forms/read-submission.ts'

export type Policy = { readonly needed: boolean; readonly without: readonly string[]; readonly own: boolean }
type Reply = { reply: FormReply | undefined }

function whoIsOut({ needed, without }: Policy): string {
	if (without.length === 0) return 'Every member has one.'
	const names = new Intl.ListFormat('en', { type: 'conjunction' }).format(without)
	if (needed) return `Still without, so not let in: ${names}.`
	return `If you ask for one, these members set it up before they see a plan again: ${names}.`
}

/** Whether every member must log in with a second step. */
export function SecondStepCard({ policy, reply }: { policy: Policy } & Reply) {
	const { needed, own } = policy
	return (
		<Card
			title={needed ? 'Every member logs in with a second step' : 'No second step is asked of members'}
			plain
			className="mt-4"
			sub={whoIsOut(policy)}
		>
			<FormErrors errors={reply?.errors['']} />
			{needed || own ? (
				<Form method="post">
					<Button name="intent" value={needed ? 'second-step-free' : 'second-step-needed'}>
						{needed ? 'Let passwords alone in again' : 'Ask for a second step'}
					</Button>
				</Form>
			) : (
				<p>
					To ask it of others you need one yourself:{' '}
					<Link className="underline" to="/account/second-step">
						set it up
					</Link>
					.
				</p>
			)}
		</Card>
	)
}

type Heir = { readonly userId: string; readonly name: string }

/** Makes somebody else the owner. */
export function HandOverCard({ heirs, reply }: { heirs: readonly Heir[] } & Reply) {
	return (
		<Card
			title="Hand the team over"
			plain
			className="mt-4"
			sub="They become an owner, and you stay as an admin. Only they, or another owner, can undo it."
		>
			{heirs.length === 0 ? (
				<p>Nobody else is in the team yet.</p>
			) : (
				<Form method="post" className="grid max-w-[420px] gap-3">
					<FormErrors errors={reply?.errors['']} />
					<input type="hidden" name="intent" value="hand-over" />
					<Select label="New owner" name="userId" required defaultValue="">
						<option value="" disabled>
							Choose a member
						</option>
						{heirs.map(({ userId, name }) => (
							<option key={userId} value={userId}>
								{name}
							</option>
						))}
					</Select>
					<div>
						<Button>Hand over</Button>
					</div>
				</Form>
			)}
		</Card>
	)
}

/** Puts the team into the bin. */
export function DeleteCard() {
	return (
		<Card
			title="Delete the team"
			plain
			className="mt-4"
			sub="Its plans, reports, links and invitations close for everybody. An owner can restore them for 30 days."
		>
			<ButtonLink kind="danger" to="?delete" preventScrollReset>
				Delete team
			</ButtonLink>
			<Form method="post" id="delete-team">
				<input type="hidden" name="intent" value="delete" />
			</Form>
		</Card>
	)
}
