import { useEffect, useState } from 'react';
import { RecoveryCodes } from './factors/RecoveryCodes.tsx';
import { CodesLeft } from './sign-in/CodesLeft.tsx';
import { CodeSignIn } from './sign-in/CodeSignIn.tsx';
import { EnrolStep } from './sign-in/EnrolStep.tsx';
import { FactorStep } from './sign-in/FactorStep.tsx';
import { Forgotten } from './sign-in/Forgotten.tsx';
import { FirstStep } from './sign-in/FirstStep.tsx';
import { NewPasswordStep } from './sign-in/NewPasswordStep.tsx';
import { post, type EnrolledStep, type Step } from './wire.ts';

/** A link out of a message: a forgotten password, or an invitation to a new account. */
export type MessageLink = { readonly kind: 'reset' | 'invite'; readonly code: string };

type Stage =
  | { readonly at: 'first' }
  | { readonly at: 'code' }
  | { readonly at: 'forgotten' }
  | { readonly at: 'link'; readonly link: MessageLink }
  | { readonly at: 'codes'; readonly codes: readonly string[]; readonly next: Step }
  | { readonly at: 'left'; readonly left: number }
  | { readonly at: 'step'; readonly step: Step };

type Props = { onDone: () => void; link?: MessageLink | null; begin?: Step; /** Told whenever the first question is left, and when it is come back to. */ onWay?: (underWay: boolean) => void };

/** The way in, one question at a time; what has to follow is said by the server. */
export function SignIn({ onDone, link = null, begin, onWay }: Props) {
  const [stage, setStage] = useState<Stage>(() => (begin ? { at: 'step', step: begin } : link ? { at: 'link', link } : { at: 'first' }));
  const [login, setLogin] = useState('');
  const underWay = stage.at !== 'first';
  useEffect(() => onWay?.(underWay), [underWay, onWay]);
  const start = (): void => setStage({ at: 'first' });
  const follow = (step: Step): void => {
    if (step.step !== 'done') setStage({ at: 'step', step });
    else if (step.recoveryCodesLeft === undefined) onDone();
    else setStage({ at: 'left', left: step.recoveryCodesLeft });
  };
  const enrolled = ({ next, recoveryCodes }: EnrolledStep): void => (recoveryCodes ? setStage({ at: 'codes', codes: recoveryCodes, next }) : follow(next));

  if (stage.at === 'step') return <Following step={stage.step} login={login} onStep={follow} onEnrolled={enrolled} onBack={start} />;
  if (stage.at === 'first') return <FirstStep login={login} onLogin={setLogin} onStep={follow} onCode={() => setStage({ at: 'code' })} onForgotten={() => setStage({ at: 'forgotten' })} />;
  if (stage.at === 'code') return <CodeSignIn contact={login} onDone={onDone} onBack={start} />;
  if (stage.at === 'forgotten') return <Forgotten login={login} onLogin={setLogin} onBack={start} />;
  if (stage.at === 'codes') return <RecoveryCodes codes={stage.codes} onDone={() => follow(stage.next)} />;
  if (stage.at === 'left') return <CodesLeft left={stage.left} onDone={onDone} />;
  const { code, kind } = stage.link;
  return <NewPasswordStep why={kind} login={login} save={(password) => post<Step>('/api/sign-in/reset', { code, password })} onStep={follow} onBack={start} />;
}

type FollowingProps = { step: Step; login: string; onStep: (step: Step) => void; onEnrolled: (enrolled: EnrolledStep) => void; onBack: () => void };

function Following({ step, login, onStep, onEnrolled, onBack }: FollowingProps) {
  if (step.step === 'factor') return <FactorStep factors={step.factors} onStep={onStep} onBack={onBack} />;
  if (step.step === 'enrol') return <EnrolStep onDone={onEnrolled} onBack={onBack} />;
  return <NewPasswordStep why="temporary" login={login} save={(password) => post<Step>('/api/sign-in/new-password', { password })} onStep={onStep} onBack={onBack} />;
}
