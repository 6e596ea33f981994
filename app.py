"""The dashboard's entrypoint: `streamlit run app.py`."""

from mps.ui import route

route()
