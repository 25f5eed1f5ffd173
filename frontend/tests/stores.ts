import { openStore, type Store } from "../store";

let count = 0;

/** A store on the device that no other test has touched. */
export function freshStore(): Promise<Store> {
  count += 1;
  return openStore(`test ${count}`);
}
