import { Form, useNavigation, useParams } from '@remix-run/react'
import { useState, type FormEvent, type ReactNode } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { placeText } from '#app/components/map/map-frame.ts'
import { PlaceField } from '#app/components/plan/place-field.tsx'
import type { SiteMapModel } from '#app/components/map/site-map.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { useAsked } from '#app/hooks/use-asked.ts'
import { useFirstError } from '#app/hooks/use-first-error.ts'
import { useScripts } from '#app/hooks/use-scripts.ts'
import { Notice } from '#app/components/ui/notice.tsx'
import { serves, type Use } from '#shared/start/answers.ts'
import type { StartOffers } from '#shared/start/offers.ts'
import { START_FIELDS, type StartField, type StartTexts } from '#shared/start/start-fields.ts'
import { QUESTIONS_FORM, StartPreview } from './start-preview.tsx'
import { isPlaceReply, isSizedReply } from './start-replies.ts'

const USE_NAMES = {
	serve: 'Serve',
	train: 'Train',
	both: 'Both',
	science: 'Science',
	lease: 'Lease',
} as const satisfies Record<Use, string>
const isUse = (value: string): value is Use => Object.hasOwn(USE_NAMES, value)

export type StartAnswer = {
	readonly typed: StartTexts
	readonly problems: readonly { readonly field: string; readonly text: string }[]
	/** the server had too much to do, and the same may be sent again; null: it has answered */
	readonly busy: { readonly title: string; readonly text: string } | null
}

const runsIn = (use: Use) => (use === 'both' ? ['serve', 'train'] : [use])

function Question({ number, title, children }: { number: number; title: string; children: ReactNode }) {
	return (
		<fieldset className="card start-question">
			<legend>
				<b aria-hidden>{number}</b> {title}
			</legend>
			{children}
		</fieldset>
	)
}

/** What is typed is asked about once it has stood for so long. */
const PLACE_PAUSE_MS = 350
const SIZE_PAUSE_MS = 700

const NOTHING = { reply: null, stale: false, problem: null }

/** What is typed now, and what the server makes of it. */
function usePreview(team: string, typed: StartTexts | undefined) {
	const [place, setText] = useState(typed?.place ?? '')
	const [rows, setRows] = useState<ReadonlyMap<string, string>>(() => new Map(Object.entries(typed?.rows ?? {})))
	const [way, setWay] = useState(typed?.way ?? '')
	// Another place has rows of its own, and its own ways to a month.
	const setPlace = (text: string) => {
		setText(text)
		setRows(new Map())
		setWay('')
	}
	const onRow = (field: string, id: string) =>
		setRows((before) => new Map([...before, [field, id] as const].filter(([, named]) => named !== '')))
	const [others, setOthers] = useState<Readonly<Record<string, string>>>(() => {
		const { rows: _rows, ...texts } = typed ?? {}
		return texts
	})
	const asked = place.trim() === '' ? null : new URLSearchParams([['place', place], ...rows])
	const placed = useAsked(asked && `/t/${team}/place?${asked.toString()}`, {
		is: isPlaceReply,
		pauseMs: PLACE_PAUSE_MS,
	})
	const isAnswered = (field: StartField) => (others[field] ?? '').trim() !== ''
	const isWhole = asked !== null && isAnswered('itMW') && isAnswered('by')
	const isPlaced = placed.reply?.ok === true && !placed.stale
	const all = new URLSearchParams({ use: 'serve', ...others, ...Object.fromEntries(rows), place, way })
	const sized = useAsked(isWhole && isPlaced ? `/t/${team}/sized?${all.toString()}` : null, {
		is: isSizedReply,
		pauseMs: SIZE_PAUSE_MS,
	})
	const onForm = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
		const texts: Record<string, string> = {}
		for (const [name, value] of new FormData(currentTarget))
			if (Object.hasOwn(START_FIELDS, name) && typeof value === 'string') texts[name] = value
		setOthers(texts)
	}
	return {
		place,
		setPlace,
		rows,
		onRow,
		way,
		setWay,
		placed: asked === null ? NOTHING : placed,
		sized,
		isWhole,
		onForm,
		// What was read of an earlier text would be said of this one.
		reads: sized.stale ? {} : (sized.reply?.reads ?? {}),
	}
}

type WorkFieldsProps = {
	use: Use
	offers: StartOffers
	usersRead: string | undefined
	field: (name: StartField) => { label: string; name: string; defaultValue: string; errors: readonly string[] }
}

/** What runs, and who asks for it: each may be left open. */
function WorkFields({ use, offers, field, usersRead }: WorkFieldsProps) {
	const scripts = useScripts()
	return (
		<>
			<div className="start-pair">
				<Select {...field('model')} optional key={use}>
					<option value="">Default</option>
					{offers.models.map(({ id, name, uses }) => (
						// Without scripts the choice above cannot shorten the list.
						<option key={id} value={id} hidden={scripts && !runsIn(use).every((one) => uses.includes(one))}>
							{name}
						</option>
					))}
				</Select>
				<Select {...field('archetype')} optional disabled={!serves(use)}>
					<option value="">Default</option>
					{offers.uses.map(({ id, name, unit }) => (
						<option key={id} value={id}>
							{name}, by {unit}
						</option>
					))}
				</Select>
			</div>
			<Field
				{...field('users')}
				optional
				disabled={!serves(use)}
				help={usersRead ?? 'Blank: as many as the site can serve.'}
			/>
		</>
	)
}

/** Why there is no plan yet, within the form: what is sent again is all of it. */
function Refused({ answer: { problems, busy }, disabled }: { answer: StartAnswer; disabled: boolean }) {
	if (busy !== null) {
		const retry = (
			<Button size="small" disabled={disabled}>
				Try again
			</Button>
		)
		return (
			<Notice kind="tight" live title={busy.title} action={retry}>
				{busy.text}
			</Notice>
		)
	}
	const elsewhere = problems.filter(({ field }) => !Object.hasOwn(START_FIELDS, field))
	return (
		<Notice kind="failing" live title={sayCount(problems.length)}>
			{elsewhere.map(({ text }) => text).join(' ')}
		</Notice>
	)
}

/** Where, how much by when, what for: enough for a whole plan, sized by the engine. */
export function ThreeQuestions({
	once,
	offers,
	world,
	answer,
}: {
	once: string
	offers: StartOffers
	world: SiteMapModel
	answer: StartAnswer | null
}) {
	const { state, formData } = useNavigation()
	const { team = '' } = useParams()
	const sizing = state !== 'idle' && formData?.get('from') === 'questions'
	const typed = answer?.typed
	const form = useFirstError(answer)
	const [use, setUse] = useState<Use>(typed !== undefined && isUse(typed.use) ? typed.use : 'serve')
	const { place, setPlace, rows, onRow, way, setWay, placed, sized, isWhole, onForm, reads } = usePreview(team, typed)
	const errorsOf = (field: StartField) =>
		answer?.problems.flatMap((one) => (one.field === field ? [one.text] : [])) ?? []
	const field = (name: StartField) => ({
		label: START_FIELDS[name],
		name,
		defaultValue: typed?.[name] ?? '',
		errors: errorsOf(name),
	})
	return (
		<div className="start">
			<Form
				ref={form}
				method="post"
				id={QUESTIONS_FORM}
				className="start-questions"
				aria-label="Three questions"
				onChange={onForm}
			>
				<input type="hidden" name="from" value="questions" />
				<input type="hidden" name="way" value={way} />
				<input type="hidden" name="once" value={`${once}-questions`} />
				{answer !== null && <Refused answer={answer} disabled={state === 'submitting'} />}
				<Question number={1} title="Where is it?">
					<PlaceField teamId={team} label="Place" text={place} onText={setPlace} errors={errorsOf('place')} />
				</Question>
				<Question number={2} title="How much, and by when?">
					<div className="start-pair">
						<Field {...field('itMW')} placeholder="150 MW" help={reads.itMW} required />
						<Field {...field('by')} placeholder="Aug 2029" help={reads.by} required />
					</div>
					<Select {...field('buildClass')} optional>
						{offers.classes.map(({ value, words }) => (
							<option key={value} value={value}>
								{words}
							</option>
						))}
					</Select>
					<Select {...field('currency')} optional help="Pages and typed amounts use it; files stay in USD.">
						<option value="">Local currency (default)</option>
						<option value="USD">US dollars (USD)</option>
					</Select>
				</Question>
				<Question number={3} title="What is it for?">
					<div className="start-uses" role="radiogroup" aria-label={START_FIELDS.use}>
						{Object.entries(USE_NAMES).map(([value, name]) => (
							<label key={value}>
								<input
									type="radio"
									name="use"
									value={value}
									defaultChecked={value === use}
									onChange={() => {
										if (isUse(value)) setUse(value)
									}}
								/>
								{name}
							</label>
						))}
					</div>
					{errorsOf('use').map((text) => (
						<p key={text} className="field-error">
							{text}
						</p>
					))}
					{use === 'lease' ? (
						<p className="text-ink-3">
							Tenants bring their own chips. Rent starts at a published one; enter yours under Halls, Leases.
						</p>
					) : (
						<WorkFields {...{ use, offers, field }} usersRead={reads.users} />
					)}
				</Question>
				<div className="start-foot">
					{/* What is corrected at once may be sent while the page still comes anew. */}
					<Button kind="primary" disabled={state === 'submitting'}>
						{sizing ? 'Sizing the plan…' : 'Create this plan'}
					</Button>
					<p role="status">{sizing ? 'Sizing takes a few seconds.' : ''}</p>
				</div>
			</Form>
			<StartPreview
				world={world}
				place={placed}
				sized={sized}
				isWhole={isWhole}
				rows={rows}
				onRow={onRow}
				way={way}
				onWay={setWay}
				onPick={(at) => setPlace(placeText(at))}
				onWorld={placed.reply?.ok === true ? () => setPlace('') : null}
			/>
		</div>
	)
}

const sayCount = (count: number) =>
	count === 1 ? 'No plan yet: fix one answer.' : `No plan yet: fix ${count} answers.`
