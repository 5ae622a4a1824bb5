import { Form, Link, useFetcher } from '@remix-run/react'
import { CircleCheck, Copy, FileText, ListChecks, MapPin, Plus, Sparkles, Table, UserPlus } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { LayerIcon } from '#app/components/ui/layer-mark.tsx'
import type { FirstStep } from '#server/views/pages/first-steps.ts'
import { LAYERS } from '#shared/layers.ts'
import { articled } from '#shared/grid/grid-lists.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import { PlaceField } from '#app/components/plan/place-field.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { focusOnceLost } from '#app/hooks/use-focus-back.ts'
import { useFirstError } from '#app/hooks/use-first-error.ts'
import type { EditReply } from '#shared/grid/edit-reply.ts'

/** The first site where the checklist stands: its town, and how much it is to reach. */
function FirstSite({ teamId, once }: { teamId: string; once: string }) {
	const { Form, data, state } = useFetcher<EditReply>()
	const [town, setTown] = useState('')
	const isAdded = useRef(false)
	useEffect(() => {
		isAdded.current = data?.ok === true
	}, [data])
	// The form goes with the step it was: whoever has added the site goes on with the next.
	useEffect(
		() => () => {
			if (isAdded.current) focusOnceLost(() => document.querySelector('.steps-to-plan [aria-current="step"] .button'))
		},
		[],
	)
	const refused = data?.ok === false ? data : null
	const form = useFirstError(refused)
	const problems = refused?.problems ?? []
	const errorsOf = (field: string) => problems.flatMap((one) => (one.field === field ? [one.text] : []))
	const elsewhere = problems.filter(({ field }) => field !== 'place' && field !== 'itMW')
	return (
		<Form ref={form} method="post" className="first-site" aria-label="Add the first site">
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

type FirstStepsStep = FirstStep & {
	readonly isNext: boolean
	readonly canEdit: boolean
	readonly number: number
	readonly children: ReactNode
}

function StepRow({ name, layer, what, shows, noun, to, isNext, canEdit, number, children }: FirstStepsStep) {
	return (
		<li className="step" aria-current={isNext ? 'step' : undefined}>
			<span className="face" aria-hidden>
				{number}
			</span>
			<span className="step-name">
				{layer === null ? <MapPin className="icon" strokeWidth={1.75} aria-hidden /> : <LayerIcon layer={layer} />}
				{name}
			</span>
			<span className="step-main">
				{what} <span className="text-ink-3">· shows {shows}</span>
			</span>
			{canEdit && (
				<ButtonLink
					to={to}
					size="small"
					{...(isNext && children === null && { kind: 'primary' as const })}
					{...(children !== null && { kind: 'ghost' as const })}
				>
					<Plus className="icon-small" strokeWidth={1.75} aria-hidden />
					{children === null ? `Add ${articled(noun)}` : 'All fields'}
				</ButtonLink>
			)}
			{children}
		</li>
	)
}

function OtherWay({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
	return (
		<div className="other-way">
			<h3>
				{icon}
				{title}
			</h3>
			<p>{children}</p>
		</div>
	)
}

const ICON = { className: 'icon', strokeWidth: 1.75, 'aria-hidden': true } as const

type StepsProps = {
	readonly steps: readonly FirstStep[]
	readonly teamId: string
	readonly canEdit: boolean
	/** the key under which the first site is added once */
	readonly once: string
}

/** Puts the checklist away in this browser, or takes it out again. */
export function StepsSwitch({ steps, hidden }: { steps: readonly FirstStep[]; hidden: boolean }) {
	return (
		<Form method="post" preventScrollReset>
			<Button size="small" kind="ghost" name="steps" value={hidden ? 'show' : 'hide'}>
				<ListChecks className="icon-small" strokeWidth={1.75} aria-hidden />
				{hidden ? `Checklist: ${progress(steps)}` : 'Hide the checklist'}
			</Button>
		</Form>
	)
}

const progress = (steps: readonly FirstStep[]) => `${steps.filter(({ done }) => done).length} of ${steps.length}`

/** What a plan needs before it can be judged: what is done in a line, then the next thing first in reach. */
export function FirstSteps({ steps, teamId, canEdit, once }: StepsProps) {
	const next = steps.find((step) => !step.done)
	const done = steps.filter((step) => step.done)
	const list = (
		<Card title={`From site to users: ${progress(steps)}`} plain bleed>
			<ol className={done.length > 0 ? 'steps-to-plan steps-begun' : 'steps-to-plan'}>
				{done.length > 0 && (
					<li className="step step-done">
						{done.map(({ name }) => (
							<span key={name} className="step-name">
								<CircleCheck className="icon text-ok" strokeWidth={1.75} aria-label="Done" />
								{name}
							</span>
						))}
					</li>
				)}
				{steps.map((step, index) =>
					step.done ? null : (
						<StepRow key={step.name} {...step} number={index + 1} isNext={step === next} canEdit={canEdit}>
							{index === 0 && canEdit ? <FirstSite teamId={teamId} once={once} /> : null}
						</StepRow>
					),
				)}
				<li className="step step-last">
					<FileText {...ICON} />
					<span className="step-name">Report</span>
					<span className="step-main">Board brief, ready when every step is done</span>
				</li>
			</ol>
		</Card>
	)
	// Who has begun needs no other way to begin.
	return (
		<div className={done.length > 0 ? 'cards' : 'cards cards-wide-narrow'}>
			{done.length > 0 ? (
				list
			) : (
				<>
					{list}
					<OtherWays teamId={teamId} />
				</>
			)}
		</div>
	)
}

function OtherWays({ teamId }: { teamId: string }) {
	const link = (to: string, text: string) => (
		<Link to={`/t/${teamId}/${to}`} className="underline">
			{text}
		</Link>
	)
	return (
		<Card title="Other ways to start" plain bleed>
			<OtherWay icon={<Sparkles {...ICON} />} title="Size it from three answers">
				{link('projects/new', 'Answer three questions')}: where, how much by when, and what it runs. About a minute;
				every value shows its source.
			</OtherWay>
			<OtherWay icon={<Copy {...ICON} />} title="Start from a similar campus">
				{link('projects/new', 'Choose a template')} modeled on a real campus from public figures.
			</OtherWay>
			<OtherWay icon={<Table {...ICON} />} title="Import a file">
				{link('projects/new', 'Import a plan file')}. It imports fully, or lists every problem.
			</OtherWay>
			<OtherWay icon={<UserPlus {...ICON} />} title="Invite your team">
				{link('members', 'Invite the people')} who know the contracts and site dates.
			</OtherWay>
		</Card>
	)
}

/** The strip before there is anything to draw: what each band will tell. */
export function StripToCome({ steps }: { steps: readonly FirstStep[] }) {
	return (
		<div className="cards">
			<Card title="The limiting layer by month will appear here" plain>
				<ol className="strip-to-come">
					{LAYERS.toReversed().map((layer) => {
						const step = steps.find((known) => known.layer === layer)
						return (
							<li key={layer}>
								<b style={{ color: `var(--color-${layer}-ink)` }}>{LAYER_NAMES[layer]}</b>
								<span>{step?.done === true ? 'entered; assessed once there is demand' : step?.shows}</span>
							</li>
						)
					})}
				</ol>
			</Card>
		</div>
	)
}
