"""An Article in, a Script out: quotations, speakers, sentences, the spoken form."""
