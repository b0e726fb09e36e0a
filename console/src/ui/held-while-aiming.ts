import { useCallback, useEffect, useRef, useState } from 'react';

const AIMING_MS = 1_000;

/**
 * While the pointer moves over what is listened to, somebody is about to press something there: until it rests, what is
 * shown stands still. `value` is the same object as long as nothing in it has changed.
 */
export function useHeldWhileAiming<T>(value: T): { readonly shown: T; readonly onPointerMove: () => void } {
  const [shown, setShown] = useState(value);
  const [aiming, setAiming] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  if (!aiming && shown !== value) setShown(value);
  const onPointerMove = useCallback(() => {
    setAiming(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAiming(false), AIMING_MS);
  }, []);
  return { shown: aiming ? shown : value, onPointerMove };
}
