// The menu says how many articles are in the listening queue. The queue's code is loaded only where there is one.
import { QUEUE, read } from "./memory.js";

if (read(QUEUE).entries?.length) import("./count.js");
